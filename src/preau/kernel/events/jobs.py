from preau.kernel.events import delivery
from preau.kernel.jobs.queue import job


@job(attempts=8)
def deliver(delivery_id: int) -> None:
    delivery.deliver(delivery_id)


@job()
def forget_delivered() -> None:
    delivery.forget_delivered()

from preau.kernel.jobs.queue import job
from preau.provisioning.applying.lock import FeedBusy
from preau.provisioning.receiving import arrivals


@job()
def gather_inboxes() -> None:
    try:
        arrivals.gather_inboxes()
    except FeedBusy:
        return


@job(attempts=8)
def read_reception(reception_id: int) -> None:
    arrivals.read(reception_id)

from preau.kernel.jobs.queue import job
from preau.operations.transparency import actions


@job()
def purge() -> None:
    actions.purge()

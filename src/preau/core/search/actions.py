from preau.core.search import index
from preau.core.search.contributions import Indexed
from preau.kernel.registry import contributions


def rebuild() -> dict[str, int]:
    """Make the index anew from what the services keep; how many things of each kind."""
    return index.remake({kind.label: kind.everything() for kind in contributions(Indexed)})

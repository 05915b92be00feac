"""What a page of a service reads from its address."""

from uuid import UUID

from django.http import Http404

from preau.core.accounts.http import SignedIn
from preau.core.spaces.models import Space
from preau.core.spaces.rules import may_enter
from preau.kernel.rules import get_visible_or_404


def asked_space(request: SignedIn) -> Space | None:
    """The space of `?espace=`, to which a service's page then keeps; somebody else's is a 404."""
    asked = request.GET.get("espace")
    if not asked:
        return None
    try:
        uid = UUID(asked)
    except ValueError as broken:
        raise Http404 from broken
    return get_visible_or_404(may_enter, uid, actor=request.actor)

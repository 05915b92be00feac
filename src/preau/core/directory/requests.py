from django.http import HttpRequest

from preau.core.directory.standing import Acting


class SignedIn(HttpRequest):
    """What a view gets: the accounts let nobody else in."""

    actor: Acting

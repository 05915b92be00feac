"""The addresses: those of every app that has a `urls.py`, found and not listed."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include(f"{app}.urls")) for app in settings.PREAU_APPS if find_spec(f"{app}.urls") is not None
]

handler400 = "preau.ui.told.bad_request"
handler403 = "preau.ui.told.forbidden"
handler404 = "preau.ui.told.not_found"
handler500 = "preau.ui.told.server_error"

"""The addresses; what cannot be shown is said by the ui."""

from django.urls import include, path

urlpatterns = [path("", include("preau.ui.urls"))]

handler400 = "preau.ui.told.bad_request"
handler403 = "preau.ui.told.forbidden"
handler404 = "preau.ui.told.not_found"
handler500 = "preau.ui.told.server_error"

from django.urls import path
from tests.gallery import views

from preau.config.urls import handler400, handler403, handler404, handler500
from preau.config.urls import urlpatterns as served
from preau.kernel.public import public

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *served,
    path("galerie/", public(views.components), name="components"),
    path("galerie/responsable/", public(views.guardian), name="guardian"),
    path("galerie/eleve/", public(views.pupil), name="pupil"),
    path("galerie/livraison/", public(views.delivery), name="delivery"),
    path("galerie/formulaire/", public(views.form), name="form"),
    path("galerie/dit/<slug:page>/", public(views.told_page), name="told"),
]

from django.urls import path
from tests.gallery import views

from preau.config.urls import handler400, handler403, handler404, handler500
from preau.config.urls import urlpatterns as served

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *served,
    path("galerie/", views.components, name="components"),
    path("galerie/responsable/", views.guardian, name="guardian"),
    path("galerie/eleve/", views.pupil, name="pupil"),
    path("galerie/livraison/", views.delivery, name="delivery"),
    path("galerie/formulaire/", views.form, name="form"),
    path("galerie/dit/<slug:page>/", views.told_page, name="told"),
]

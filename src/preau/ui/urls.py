from django.urls import path

from preau.ui import views

app_name = "ui"
urlpatterns = [
    path("reglages/", views.appearance, name="appearance"),
    path("hors-ligne/", views.offline, name="offline"),
    path("hors-ligne.js", views.offline_worker, name="offline-worker"),
]

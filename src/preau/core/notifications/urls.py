from django.urls import path

from preau.core.notifications import views

app_name = "notifications"
urlpatterns = [
    path("notifications/", views.index, name="list"),
    path("notifications/tout-lire/", views.read_them_all, name="read-all"),
    path("notifications/<uuid:uid>/", views.open_one, name="open"),
]

from django.urls import path

from preau.core.portal import views

app_name = "portal"
urlpatterns = [path("accueil/", views.home, name="home")]

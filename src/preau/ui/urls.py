from django.urls import path

from preau.ui import views

app_name = "ui"
urlpatterns = [path("reglages/", views.appearance, name="appearance")]

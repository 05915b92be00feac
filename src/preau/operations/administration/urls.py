from django.urls import path

from preau.operations.administration import views

app_name = "administration"
urlpatterns = [path("administration/registres/", views.registers, name="registries")]

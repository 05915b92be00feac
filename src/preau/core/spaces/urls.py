from django.urls import path

from preau.core.spaces import views

app_name = "spaces"
urlpatterns = [path("espaces/<uuid:uid>/", views.space, name="space")]

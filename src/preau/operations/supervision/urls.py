from django.urls import path

from preau.operations.supervision import views

app_name = "supervision"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]

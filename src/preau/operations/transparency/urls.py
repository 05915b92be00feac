from django.urls import path

from preau.operations.transparency import views

app_name = "transparency"
urlpatterns = [
    path(".well-known/security.txt", views.security, name="security"),
    path("accessibilite", views.accessibility, name="accessibility"),
    path("donnees-personnelles", views.personal_data, name="personal-data"),
    path("mentions-legales", views.legal, name="legal"),
]

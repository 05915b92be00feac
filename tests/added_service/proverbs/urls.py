from django.urls import path

from proverbs import views

app_name = "proverbs"
urlpatterns = [path("proverbes/", views.index, name="list")]

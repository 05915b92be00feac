from django.urls import path

from preau.core.content import views

app_name = "content"
urlpatterns = [
    path("a-relire/", views.queue, name="queue"),
    path("a-relire/<uuid:uid>/", views.review, name="review"),
    path("a-relire/<uuid:uid>/reprendre/", views.take_back, name="take-back"),
    path("espaces/<uuid:uid>/relecture/", views.moderation, name="moderation"),
]

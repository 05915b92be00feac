from django.urls import path

from preau.communication.news import gestures, views

app_name = "news"
urlpatterns = [
    path("actualites/", views.index, name="list"),
    path("actualites/nouvelle/", views.write, name="write"),
    path("actualites/<uuid:uid>/", views.read, name="read"),
    path("actualites/<uuid:uid>/lectures/", views.readers, name="readers"),
    path("actualites/<uuid:uid>/modifier/", views.edit, name="edit"),
    path("actualites/<uuid:uid>/images/<uuid:number>/", views.picture, name="picture"),
    path(
        "actualites/<uuid:uid>/images/<uuid:number>/<slug:to>/",
        gestures.change_picture,
        name="change-picture",
    ),
    path("actualites/<uuid:uid>/<slug:to>/", gestures.change, name="change"),
]

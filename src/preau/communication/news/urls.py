from django.urls import path

from preau.communication.news import views

app_name = "news"
urlpatterns = [
    path("actualites/", views.index, name="list"),
    path("actualites/nouvelle/", views.write, name="write"),
    path("actualites/<uuid:uid>/", views.read, name="read"),
    path("actualites/<uuid:uid>/lectures/", views.readers, name="readers"),
    path("actualites/<uuid:uid>/modifier/", views.edit, name="edit"),
    path("actualites/<uuid:uid>/images/<int:number>/", views.picture, name="picture"),
    path("actualites/<uuid:uid>/images/<int:number>/enlever/", views.remove_picture, name="remove-picture"),
    path("actualites/<uuid:uid>/<slug:to>/", views.change, name="change"),
]

from django.urls import path

from preau.core.portal import views

app_name = "portal"
urlpatterns = [
    path("accueil/", views.home, name="home"),
    path("a-faire/", views.todo, name="todo"),
    path("mes-enfants/", views.children, name="children"),
    path("mes-ecoles/", views.schools, name="schools"),
    path("ma-classe/", views.my_class, name="my-class"),
    path("mon-ecole/", views.my_school, name="my-school"),
]

from django.urls import path

from preau.core.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.sign_in, name="sign-in"),
    path("deconnexion/", views.sign_out, name="sign-out"),
    path("deconnexion/partout/", views.sign_out_everywhere, name="sign-out-everywhere"),
    path("activation/", views.activation, name="activation"),
    path("bienvenue/", views.welcome, name="welcome"),
    path("moi/", views.me, name="me"),
    path("moi/animal/", views.animal, name="animal"),
    path("profil/", views.profile, name="profile"),
]

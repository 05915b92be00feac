from django.urls import path

from preau.core.spaces.views import groups, members, places, services

app_name = "spaces"
urlpatterns = [
    path("espaces/<uuid:uid>/", places.space, name="space"),
    path("espaces/<uuid:uid>/services/", services.index, name="services"),
    path("espaces/<uuid:uid>/services/<slug:label>/droits/", services.ranks, name="ranks"),
    path(
        "espaces/<uuid:uid>/services/<slug:label>/droits/annuler/", services.ranks_before, name="ranks-before"
    ),
    path("espaces/<uuid:uid>/services/<slug:label>/<slug:to>/", services.switch, name="switch"),
    path("espaces/<uuid:uid>/membres/", members.members, name="members"),
    path("espaces/<uuid:uid>/membres/retirer/", members.remove, name="remove-member"),
    path("espaces/<uuid:uid>/membres/annuler/", members.undo, name="undo-members"),
    path("espaces/<uuid:uid>/nom/", groups.rename, name="rename"),
    path("espaces/<uuid:uid>/fermer/", groups.close, name="close"),
    path("espaces/<uuid:uid>/rouvrir/", groups.reopen, name="reopen"),
    path("ecoles/<uuid:uid>/groupes/", groups.groups, name="groups"),
]

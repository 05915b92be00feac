from django.urls import path

from preau.core.directory.views import authorities, classes, people, years

app_name = "directory"
urlpatterns = [
    path("mes-classes/", classes.my_classes, name="my_classes"),
    path("classes/<uuid:uid>/c-est-ma-classe/", classes.claim, name="claim"),
    path("classes/<uuid:uid>/enseignants/<uuid:staff>/", classes.teaching, name="teaching"),
    path("classes/<uuid:uid>/enseignants/<uuid:staff>/retirer/", classes.end_teaching, name="end_teaching"),
    path(
        "classes/<uuid:uid>/enseignants/<uuid:staff>/reprendre/",
        classes.resume_teaching,
        name="resume_teaching",
    ),
    path(
        "classes/<uuid:uid>/enseignants/<uuid:staff>/annuler/",
        classes.put_teaching_back,
        name="put_teaching_back",
    ),
    path("ecoles/<uuid:uid>/classes/", classes.classes, name="classes"),
    path("ecoles/<uuid:uid>/classes/confirmer/", classes.confirm, name="confirm"),
    path("ecoles/<uuid:uid>/classes/annuler/", classes.put_back, name="put_back"),
    path("ecoles/<uuid:uid>/responsables/", authorities.waiting, name="waiting"),
    path("academies/<uuid:uid>/annee-scolaire/", years.years, name="years"),
    path("academies/<uuid:uid>/annee-scolaire/annuler/", years.put_rentree_back, name="put_rentree_back"),
    path("annuaire/", people.search, name="search"),
    path("eleves/<uuid:uid>/", people.pupil, name="pupil"),
    path("eleves/<uuid:uid>/responsables/<uuid:guardian>/", authorities.authority, name="authority"),
    path(
        "eleves/<uuid:uid>/responsables/<uuid:guardian>/annuler/",
        authorities.put_authority_back,
        name="put_authority_back",
    ),
]

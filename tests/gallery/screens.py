"""What the gallery shows: nobody here exists."""

from preau.ui.types import (
    Animal,
    Bell,
    Cell,
    Choice,
    Column,
    Family,
    Line,
    Link,
    Person,
    Portrait,
    Progress,
    Row,
    Shell,
    Step,
    Table,
    Tile,
    ToDo,
    Tone,
)

HERE = "/galerie/"
MENU = (Link("Mes informations", HERE, "circle-user"), Link("Réglages d’affichage", "/reglages/", "settings"))


def places(second: str) -> tuple[Link, ...]:
    return (
        Link("Accueil", HERE, "house", current=True),
        Link(second, HERE, "users"),
        Link("À faire", HERE, "list-checks"),
        Link("Moi", HERE, "circle-user"),
    )


CHILDREN = (
    Choice("Tous mes enfants", "/galerie/responsable/", current=True),
    Choice("Inès", HERE, "CE1"),
    Choice("Noé", HERE, "CM2"),
)
SAMIRA = Shell(
    place="École Les Tilleuls",
    person=Person("Samira Kaddour", Portrait("SK"), MENU, "/galerie/"),
    switcher=CHILDREN,
    places=places("Mes enfants"),
    bell=Bell(HERE, 5),
)
INES = Shell(
    place="CE1 B",
    person=Person("Inès", Portrait(animal=Animal.CAT), MENU, "/galerie/"),
    places=places("Ma classe"),
    young=True,
)
OPERATOR = Shell(
    place="Ville des Rosiers",
    person=Person("Claire Tessier", Portrait("CT"), MENU, "/galerie/"),
    places=places("Mes écoles"),
    bell=Bell(HERE, 1),
    search_url=HERE,
)
PORTRAITS = (Portrait("SK"), Portrait("CT"), *(Portrait(animal=animal) for animal in Animal))

TODOS = (
    ToDo("Sortie au musée : autorisation", "Inès · Mme Diallo", "pen-line", Family.SCHOOL_LIFE,
         Link("Signer", HERE), "avant vendredi"),
    ToDo("Réunion de classe, mardi 1er décembre", "Noé · M. Petit", "notebook-pen", Family.SCHOOL_LIFE,
         Link("Répondre", HERE), "avant demain"),
)  # fmt: skip
TODAY = (
    Row("Devoirs d'Inès pour jeudi", "Lecture page 24 · Poésie", "book-open-check", Family.PEDAGOGY, HERE),
    Row("Le jardin pousse ! 6 photos", "Blog du CE1 B · il y a 2 h", "images", Family.COMMUNICATION, HERE),
    Row("À la cantine demain", "Velouté, poisson, compote", "soup", Family.SCHOOL_LIFE, HERE),
)
TILES = (
    Tile("Le blog", HERE, "images", Family.COMMUNICATION, 2),
    Tile("Messages", HERE, "message-circle", Family.COMMUNICATION),
    Tile("Mon cahier", HERE, "book-heart", Family.PEDAGOGY),
    Tile("Exercices", HERE, "puzzle", Family.PEDAGOGY, 1),
    Tile("Lire", HERE, "library-big", Family.PEDAGOGY),
    Tile("Agenda", HERE, "calendar-days", Family.SCHOOL_LIFE),
    Tile("Mes images", HERE, "folder", Family.PEDAGOGY),
    Tile("Jeux de la classe", HERE, "shapes", Family.CONNECTED),
)
TRAIL = (Link("Exploitation", HERE), Link("Annuaire", HERE), Link("Livraisons", HERE))
STEPS = (
    Step("Reçue", Progress.DONE),
    Step("Lue", Progress.DONE),
    Step("Comparée", Progress.DONE),
    Step("Retenue", Progress.HELD),
    Step("Appliquée", Progress.AHEAD),
)


def school(name: str, uai: str, arrived: int, left: int, changed: int, *, held: str = "") -> Line:
    state = Cell("Retenue", held, Tone.WARNING) if held else Cell("Appliquée", tone=Tone.SUCCESS)
    return Line((Cell(name, uai), Cell(arrived), Cell(left), Cell(changed), state), Link("Voir", HERE))


CHANGES = Table(
    "Ce qui change, par école",
    (Column("École"), Column("Arrivées", number=True), Column("Départs", number=True),
     Column("Modifiés", number=True), Column("État")),
    (
        school("Les Tilleuls", "0921111A", 3, 1, 12),
        school("Le Verger", "0921112B", 0, 2, 5),
        school("Les Hirondelles", "0921113C", 1, 0, 9),
        school("La Source A", "0921114D", 2, 2, 7),
        school("La Source B", "0921115E", 0, 24, 3, held="classe vidée : CE1 B"),
        school("Les Bleuets", "0921116F", 1, 1, 4),
    ),
)  # fmt: skip

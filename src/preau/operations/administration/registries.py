"""What the manifests declare, as tables."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from preau.core.content.contributions import Counter, Moderated, YearEnd
from preau.core.search.contributions import Searchable
from preau.core.spaces.services import services
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.kernel.personal_data import Processing
from preau.kernel.registry import contributions, signed_contributions
from preau.ui.types import Cell, Column, Line, Table, Words


def registries() -> list[Table]:
    """One table per kind of declaration, even when nothing declares it yet."""
    return [
        services_table(),
        kept_data_table(),
        named_table(_("Compteurs d’usage"), ((one.label, one.title) for one in contributions(Counter))),
        named_table(_("Modération"), ((one.label, one.title) for one in contributions(Moderated))),
        named_table(_("Fin de l’année scolaire"), ((one.label, one.title) for one in contributions(YearEnd))),
        named_table(_("Recherche"), ((one.label, one.title) for one in contributions(Searchable))),
    ]


def services_table() -> Table:
    columns = (_("Service"), _("Où"), _("Droits d’origine"))
    rows = [
        (
            service.title,
            ", ".join(str(SpaceKind(kind).label) for kind in service.kinds),
            ", ".join(f"{Role(role).label} : {Rank(rank).label}" for role, rank in service.defaults.items()),
        )
        for service in services()
    ]
    return table(_("Services et droits"), columns, rows)


def kept_data_table() -> Table:
    columns = (_("Service"), _("Données"), _("Finalité"), _("Base légale"), _("Durée"))
    rows = [
        (app.title, one.what, one.purpose, one.basis, one.duration)
        for app, one in signed_contributions(Processing)
    ]
    return table(_("Registre des données personnelles"), columns, rows)


def named_table(caption: Words, named: Iterable[tuple[str, Words]]) -> Table:
    return table(caption, (_("Service"), _("Ce qu’il déclare")), list(named))


def table(caption: Words, columns: Iterable[Words], rows: Iterable[tuple[Words, ...]]) -> Table:
    lines = tuple(Line(tuple(Cell(words) for words in row)) for row in rows)
    return Table(caption, tuple(Column(words) for words in columns), lines)

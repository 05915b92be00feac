"""The schools that somebody follows, as a table."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from preau.core.directory.naming import school_name
from preau.core.portal.queries import SchoolFigures
from preau.core.spaces.screens import space_url
from preau.ui.types import Cell, Column, Line, Link, Table


def schools_table(schools: Iterable[SchoolFigures]) -> Table:
    """Figures only, never names."""
    columns = (Column(_("École")), Column(_("Élèves"), number=True), Column(_("Personnels"), number=True))
    return Table(_("Écoles"), columns, tuple(map(school_line, schools)))


def school_line(one: SchoolFigures) -> Line:
    cells = (Cell(school_name(one.school), one.school.uai), Cell(one.pupils), Cell(one.staff))
    return Line(cells, Link(_("Ouvrir"), space_url(one.space)) if one.space else None)

"""Classes from the youngest pupils to the eldest, then by name: said to the database, and to a list."""

from django.db.models import Case, Value, When

from preau.core.directory.models import ClassGroup
from preau.kernel.text import folded

LEVELS = ("TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2")


def youngest_first(class_group: ClassGroup) -> tuple[int, str]:
    """The place of a class in a sorted list; one whose levels are not known comes last."""
    levels = [LEVELS.index(level) for level in class_group.levels.split(",") if level in LEVELS]
    return min(levels, default=len(LEVELS)), folded(class_group.name)


def by_level(path: str = "") -> tuple[Case, str, str]:
    """The same for `order_by`, of classes found at `path`: the first level that a class holds decides."""
    held = (When(**{f"{path}levels__contains": level}, then=place) for place, level in enumerate(LEVELS))
    return Case(*held, default=Value(len(LEVELS))), f"{path}name", f"{path}pk"

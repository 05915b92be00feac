"""What surrounds every page, as it is read aloud."""

import re

import pytest
from django.template.loader import render_to_string

from preau.ui.types import Bell, Person, Portrait, Shell


def spoken(shell: Shell) -> str:
    header = render_to_string("ui/header.html", {"shell": shell})
    return " ".join(re.sub(r"<[^>]+>", " ", header).replace("&#x27;", "’").split())


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (0, "Notifications"),
        (1, "1 notification non lue"),
        (3, "3 notifications non lues"),
        (1250, "1 250 notifications non lues"),
    ],
)
def test_the_bell_counts_as_one_speaks(unread: int, said: str) -> None:
    assert spoken(Shell(bell=Bell("/notifications/", unread))).endswith(f"Préau {said}")


@pytest.mark.parametrize(
    ("name", "said"), [("Adam Le", "Menu d’Adam Le"), ("Samira Kaddour", "Menu de Samira Kaddour")]
)
def test_a_menu_is_somebody_s(name: str, said: str) -> None:
    assert said in spoken(Shell(person=Person(name, Portrait("AL"))))

"""Which passwords may be chosen."""

import pytest

from preau.core.accounts.passwords import may_be_password


@pytest.mark.parametrize(
    ("password", "child", "adult"),
    [
        ("radis", False, False),
        ("radis roses", True, False),
        ("trois radis violets", True, True),
        ("azertyuiop123", False, False),
        ("motdepasse2026!", False, False),
        ("Kaddour201803", False, False),
        ("kaddour !!!!!!", False, False),
        ("123456789012", False, False),
        ("été 1998 à la mer", True, True),
    ],
)
def test_which_passwords_may_be_chosen(school, password, child, adult):
    assert bool(may_be_password(password, school.ines)) is child
    assert bool(may_be_password(password, school.samira)) is adult

"""What an operator is told of the public pages."""

import pytest

from preau.kernel.health import State
from preau.operations.transparency.checks import public_facts

WHOLE = """
publisher = {name = "V", address = "1 rue", phone = "01", email = "v@rosiers.example", director = "R"}
host = {name = "H", address = "2 rue", phone = "02"}
contacts = {security = "s@rosiers.example", accessibility = "a@rosiers.example"}
[academie.99]
represented_by = "la rectrice"
address = "3 rue"
dpo = "d@rosiers.example"
[commune]
99001 = {represented_by = "la maire", address = "1 rue", dpo = "d@rosiers.example"}
99002 = {represented_by = "le maire", address = "4 rue", dpo = "d@bruyeres.example"}
"""


@pytest.fixture
def write(settings):
    return lambda text: settings.PREAU_PUBLIC_FACTS.write_text(text, encoding="utf-8")


def test_facts_that_nobody_filled_in_are_named_with_the_file_to_complete(world, settings):
    found = public_facts()
    assert found.state is State.WARNING
    assert "publisher.name" in found.sentence
    assert str(settings.PREAU_PUBLIC_FACTS) in found.sentence


def test_nothing_is_missing_from_a_whole_file(world, write):
    write(WHOLE)
    assert public_facts().state is State.OK


def test_a_commune_that_comes_with_its_school_must_be_told(world, write):
    write(WHOLE.replace("99002 =", "99003 ="))
    assert "commune.99002.dpo" in public_facts().sentence


def test_a_mistaken_file_is_a_failure_that_says_where(world, write):
    write("[publisher]\nnom = 'V'")
    found = public_facts()
    assert found.state is State.FAILURE
    assert "publisher.nom" in found.sentence

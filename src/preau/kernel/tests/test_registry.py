"""An app declares itself; what it declares is checked before anybody is served."""

import sys
from dataclasses import dataclass
from types import ModuleType

import pytest

from preau.kernel import registry
from preau.kernel.registry import Contribution, Manifest, Misdeclared, contributions, registered


@dataclass(frozen=True)
class Bell(Contribution):
    hour: int

    def check(self) -> None:
        if self.hour > 23:
            raise Misdeclared(f"une cloche ne sonne pas à {self.hour} h.")


@dataclass(frozen=True)
class Flag(Contribution):
    colours: str


def test_an_app_s_contributions_are_found_by_kind_by_label_then_as_declared():
    morning = Manifest("b_morning", "Matin", contributions=(Bell(9), Flag("bleu"), Bell(8)))
    evening = Manifest("a_evening", "Soir", contributions=(Bell(16),))
    with registered(morning), registered(evening):
        assert contributions(Bell) == (Bell(16), Bell(9), Bell(8))
        assert contributions(Flag) == (Flag("bleu"),)
    assert contributions(Bell) == ()


def test_a_contribution_that_cannot_work_is_refused_with_its_sentence_and_nothing_is_kept():
    with pytest.raises(Misdeclared, match="25 h"), registered(Manifest("x", "X", contributions=(Bell(25),))):
        pass
    with registered(Manifest("x", "X")):
        pass


def test_a_label_is_taken_once():
    with registered(Manifest("x", "X")), pytest.raises(Misdeclared, match="déjà pris"):
        registry.register(Manifest("x", "Autre"))


def test_only_contributions_are_contributed():
    with pytest.raises(Misdeclared, match="n'est pas une Contribution"):
        registry.register(Manifest("x", "X", contributions=("cloche",)))


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [(None, "il manque"), ("texte", "il manque"), (Manifest("autre", "X"), "au lieu de")],
)
def test_a_manifest_file_declares_a_manifest_under_its_own_label(monkeypatch, declared, complaint):
    module = ModuleType("cantine.manifest")
    module.manifest = declared
    monkeypatch.setitem(sys.modules, "cantine.manifest", module)
    with pytest.raises(Misdeclared, match=complaint):
        registry.read_manifest("cantine", "cantine")


def test_every_installed_app_was_loaded_at_start(settings):
    ours = {name.rpartition(".")[2] for name in settings.INSTALLED_APPS if name.startswith("preau.")}
    assert ours == set(registry._manifests)


def test_a_contribution_is_signed_by_its_app():
    morning = Manifest("b_morning", "Matin", contributions=(Bell(9),))
    with registered(morning):
        assert registry.signed_contributions(Bell) == ((morning, Bell(9)),)

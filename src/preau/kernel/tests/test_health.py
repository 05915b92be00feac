"""What an operator is told: every check answers, whatever fails."""

import pytest
from django.db import OperationalError, connections

from preau.kernel import checks
from preau.kernel.health import Check, State, examine, failure, ok, warning, worst
from preau.kernel.registry import Manifest, registered


def broken():
    raise OperationalError("no such table: secrets")


def surprised():
    raise ZeroDivisionError("Inès KADDOUR")


@pytest.fixture
def installation(tmp_path, settings):
    """A folder as `preau migrate` leaves it."""
    tmp_path.chmod(0o700)
    settings.SECRET_KEY_CONFIGURED = False
    kept = tmp_path / "secret-key"
    kept.write_text("x")
    kept.chmod(0o600)
    return tmp_path


def test_checks_are_those_that_manifests_give(db):
    drains = Check("drains", "Gouttières", look=lambda: ok("Propres."))
    with registered(Manifest("roof", "Toit", contributions=(drains,))):
        found = {one.check: one.finding for one in examine()}
    assert found[drains] == ok("Propres.")
    assert {"database", "storage", "keys", "jobs", "audit", "events", "assets"} <= {
        check.label for check in found
    }


@pytest.mark.parametrize(("look", "said"), [(broken, "preau migrate"), (surprised, "ZeroDivisionError")])
def test_a_check_that_fails_is_a_failure_in_words_and_the_others_go_on(db, look, said):
    one, other = Check("a", "A", look=look), Check("b", "B", look=lambda: ok("Bien."))
    with registered(Manifest("roof", "Toit", contributions=(one, other))):
        found = {it.check: it.finding for it in examine()}
    assert found[one].state is State.FAILURE
    assert said in found[one].sentence
    assert "KADDOUR" not in found[one].sentence
    assert found[other].state is State.OK


def test_only_cheap_checks_are_looked_at_for_a_page(db):
    dear = Check("dear", "Cher", look=broken)
    with registered(Manifest("roof", "Toit", contributions=(dear,))):
        assert dear not in [one.check for one in examine(cheap_only=True)]
        assert dear in [one.check for one in examine()]


@pytest.mark.parametrize(
    ("findings", "state"),
    [
        ([], State.OK),
        ([ok("")], State.OK),
        ([ok(""), warning("")], State.WARNING),
        ([failure(""), warning(""), ok("")], State.FAILURE),
    ],
)
def test_the_whole_is_as_ill_as_its_worst_part(findings, state):
    assert worst(findings) is state


def test_a_folder_where_nothing_can_be_written_is_a_failure(settings, tmp_path):
    assert checks.storage().state is State.OK
    settings.PREAU_DATA = tmp_path / "absent"
    assert checks.storage().state is State.FAILURE


def test_a_disk_that_is_nearly_full_is_said(monkeypatch):
    monkeypatch.setattr(
        checks.shutil,
        "disk_usage",
        lambda _: type("Disk", (), {"free": 4_000_000_000, "total": 100_000_000_000}),
    )
    found = checks.storage()
    assert found.state is State.WARNING
    assert "4 Go (4 %)" in found.sentence


def test_a_key_that_nobody_keeps_is_a_failure(installation):
    assert checks.keys().state is State.OK
    (installation / "secret-key").unlink()
    assert checks.keys().state is State.FAILURE


def test_a_key_given_by_the_environment_needs_no_file(installation, settings):
    (installation / "secret-key").unlink()
    settings.SECRET_KEY_CONFIGURED = True
    assert checks.keys().state is State.OK


@pytest.mark.parametrize("opened", ["", "secret-key"])
def test_a_key_that_other_accounts_of_the_machine_read_is_said(installation, opened):
    (installation / opened).chmod(0o755)
    found = checks.keys()
    assert found.state is State.WARNING
    assert "chmod" in found.sentence


@pytest.mark.parametrize("file", ["ephemeral.sqlite3", "ephemeral.sqlite3-wal"])
def test_a_database_that_other_accounts_of_the_machine_read_is_said_by_its_name(
    installation, monkeypatch, file
):
    monkeypatch.setitem(
        connections["ephemeral"].settings_dict, "NAME", str(installation / "ephemeral.sqlite3")
    )
    (installation / file).touch(0o600)
    assert checks.keys().state is State.OK
    (installation / file).chmod(0o644)
    found = checks.keys()
    assert found.state is State.WARNING
    assert f"chmod go= {installation / file} »" in found.sentence


def test_the_database_of_this_version_is_well(db, monkeypatch):
    monkeypatch.setattr(checks, "PRAGMAS", {"foreign_keys": (1,)})
    assert checks.database().state is State.OK


def test_a_migration_that_waits_is_a_failure(db, monkeypatch):
    monkeypatch.setattr(checks, "migrations_waiting", lambda connection: int(connection.alias == "ephemeral"))
    assert "preau migrate" in checks.database().sentence


@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="SQLite seul a des pragmas")
def test_a_pragma_that_loses_signatures_is_a_failure(db, monkeypatch):
    monkeypatch.setattr(checks, "PRAGMAS", {"foreign_keys": (7,)})
    found = checks.database()
    assert found.state is State.FAILURE
    assert "foreign_keys=1" in found.sentence

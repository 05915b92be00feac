"""The command line that operators rely on: exit codes, one JSON document, errors with file and line."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.deliveries import write, write_complet
from tests.fontenay import INES, ORMEAUX, PARC, THURSDAY, fontenay, of_school, without

from preau.cli import command_line
from preau.core.directory.models import Person
from preau.kernel.commandline import Exit, run
from preau.provisioning.mirroring import hearing
from preau.provisioning.models import Run
from preau.provisioning.types import Category, DeliveryKind, Operation, Record

PREAU = Path(sys.executable).parent / "preau"
CHANGES = {
    "school", "class", "group", "pupil", "guardian", "staff",
    "enrolment", "group_member", "responsibility", "assignment",
}  # fmt: skip


@pytest.fixture
def preau(capsys: pytest.CaptureFixture[str]):
    """Run a command line: exit code, what it printed, what it complained of."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(command_line(), [str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def complet(tmp_path: Path) -> Path:
    return write_complet(tmp_path / "complet", fontenay())


def test_a_path_that_does_not_exist_is_wrong_usage(preau, tmp_path):
    code, out, err = preau("aaf", "check", tmp_path / "nulle-part")
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith("erreur: ")


@pytest.mark.parametrize(
    "arguments", [["aaf", "check"], ["aaf", "chek"], ["aaf", "check", "--jsn", "x"], ["aaf"]]
)
def test_a_wrong_call_is_told_in_french(preau, arguments):
    code, _, err = preau(*arguments)
    assert code == Exit.USAGE
    assert "erreur: " in err or "Utilisation : " in err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["aaf", "generate", "--out", "x", "--schools", "0"], "dites un nombre entier, au moins 1"),
        (["aaf", "generate", "--out", "x", "--pupils", "dix"], "dites un nombre entier, au moins 0"),
        (["aaf", "generate", "--out", "x", "--seed", "un"], "dites un nombre entier"),
        (["aaf", "generate", "--out", "x", "--change", "peu"], "dites un nombre"),
        (["aaf", "generate", "--out", "x", "--date", "20260231"], "dites une date qui existe, comme 20261119"),
        (["user", "activation-code", "1", "--category", "X"],
         "dites « Eleve » ou « PersRelEleve » ou « PersEducNat »"),
    ],
)  # fmt: skip
def test_a_value_that_is_refused_says_in_french_what_is_expected(preau, arguments, expected):
    code, _, err = preau(*arguments)
    assert code == Exit.USAGE
    assert err.endswith(f" : {expected}\n")


def test_a_warning_is_printed_with_its_file_and_its_key(preau, tmp_path):
    world = dict(fontenay())
    world[Category.PUPIL, INES] = {**world[Category.PUPIL, INES], "ENTPersonClasses": ()}
    folder = write_complet(tmp_path / "complet", world)
    (folder / "notes.txt").write_text("")
    _, out, _ = preau("aaf", "check", folder)
    assert "Ce fichier n’est pas lu. (unknown-file, notes.txt)" in out
    assert f"(no-class, clé {INES})" in out
    assert "1 fichier " in out
    assert "144 fiches" in out
    assert "fichiers" not in out


@pytest.mark.django_db
def test_what_is_counted_once_is_singular_and_no_dollar_is_left(preau, complet, tmp_path):
    preau("aaf", "apply", complet)
    smaller = without(fontenay(), pupils={INES, *of_school(fontenay(), ORMEAUX, class_number="0")})
    _, out, _ = preau("aaf", "apply", write_complet(tmp_path / "later", smaller, day=date(2026, 11, 26)))
    assert "élèves 1 départ, 0 arrivée, 0 modifié, 23 inchangés" in out
    assert "12 élèves sur 12 de la classe « CP A » ne sont plus dans le fichier" in out
    assert "$" not in out


def test_help_is_in_french(preau):
    code, out, _ = preau("aaf", "apply", "--help")
    assert code == Exit.DONE
    assert "Utilisation : preau aaf apply" in out
    assert "Affiche cette aide." in out


def test_checking_needs_no_database(preau, complet):
    code, out, _ = preau("aaf", "check", complet, "--json")
    delivery = json.loads(out)["deliveries"][0]
    assert code == Exit.DONE
    assert (delivery["prefix"], delivery["type"], delivery["date"]) == ("ENT92", "Complet", "2026-11-19")
    assert delivery["categories"]["Eleve"] == {"files": 1, "records": 144}


def test_a_sound_delta_is_checked_without_the_mirror_that_it_changes(preau, tmp_path):
    records = [Record(Operation.MODIFY, Category.PUPIL, INES, {"ENTEleveNiveau": ("1125$CM2",)})]
    delta = write(tmp_path / "delta", records, DeliveryKind.DELTA, THURSDAY)
    code, out, _ = preau("aaf", "check", delta, "--json")
    assert code == Exit.DONE
    assert json.loads(out)["warnings"] == []


def test_an_archive_reads_as_its_folder_does(preau, complet, tmp_path):
    archive = tmp_path / "livraison.zip"
    with ZipFile(archive, "w") as into:
        for file in complet.iterdir():
            into.write(file, f"2026/{file.name}")
    assert json.loads(preau("aaf", "check", archive, "--json")[1]) == json.loads(
        preau("aaf", "check", complet, "--json")[1]
    )


def test_a_refused_delivery_names_file_line_and_code(preau, complet):
    pupils = next(complet.glob("*_Eleve_*"))
    pupils.write_text(pupils.read_text().replace("</addRequest>", "</addRequst>", 1))
    code, out, err = preau("aaf", "check", complet, "--json")
    (error,) = json.loads(out)["errors"]
    assert code == Exit.REFUSED
    assert (error["code"], error["file"]) == ("xml-malformed", pupils.name)
    assert error["line"]
    assert f"erreur: {pupils.name}:{error['line']} : " in err


@pytest.mark.django_db
def test_apply_then_hold_then_let_through(preau, complet, tmp_path):
    code, out, _ = preau("aaf", "apply", complet, "--json")
    report = json.loads(out)
    assert code == Exit.DONE
    assert set(report) == {"run", "applied", "held", "changes", "schools", "errors", "set_aside", "warnings"}
    assert set(report["changes"]) == CHANGES
    smaller = without(fontenay(), pupils=of_school(fontenay(), PARC, class_number="1"))
    later = write_complet(tmp_path / "later", smaller, day=date(2026, 11, 26))
    assert preau("aaf", "plan", later, "--json")[0] == Exit.DONE
    assert preau("aaf", "apply", later)[0] == Exit.HELD
    code, out, _ = preau("aaf", "apply", later, "--force", "la classe a déménagé")
    assert code == Exit.DONE
    assert "Livraison appliquée" in out


@pytest.mark.django_db
@pytest.mark.parametrize("blank", ["", "  ", "\N{NO-BREAK SPACE}"])
def test_letting_through_without_a_reason_is_wrong_usage(preau, complet, blank):
    code, out, err = preau("aaf", "apply", complet, "--force", blank)
    assert (code, out) == (Exit.USAGE, "")
    assert err == "erreur: --force attend la raison de passer outre, en quelques mots\n"
    assert not Person._base_manager.exists()


@pytest.mark.django_db
def test_an_overlong_reason_is_wrong_usage_before_anything_is_read(preau, complet):
    code, out, err = preau("aaf", "apply", complet, "--force", "x" * 501)
    assert (code, out) == (Exit.USAGE, "")
    assert err == "erreur: la raison de --force a 501 signes : dites-la en 500 au plus\n"
    assert not Person._base_manager.exists()


KILLED = [sys.executable, "-c", "import os; os.read(0, 1); os.kill(os.getpid(), 9)"]
GONE = [sys.executable, "-c", ""]


@pytest.mark.django_db
@pytest.mark.parametrize("helper", [KILLED, GONE])
@pytest.mark.parametrize("command", ["check", "plan", "apply"])
def test_a_reading_that_loses_a_process_changes_nothing_and_says_so(
    preau, complet, monkeypatch, helper, command
):
    monkeypatch.setattr(hearing, "SHARE", helper)
    monkeypatch.setattr(hearing, "useful", lambda *_: 2)
    code, out, err = preau("aaf", command, complet)
    assert (code, out) == (Exit.FAILED, "")
    assert err.startswith("erreur: la lecture a été interrompue")
    assert "rien n’a changé" in err
    assert not Person._base_manager.exists()
    assert not Run.objects.exists()


@pytest.mark.django_db
def test_a_run_is_undone_by_its_name(preau, complet, tmp_path):
    first = json.loads(preau("aaf", "apply", complet, "--json")[1])["run"]
    before = preau("directory", "dump")[1]
    later = write_complet(tmp_path / "later", without(fontenay(), pupils={INES}), day=date(2026, 11, 26))
    second = json.loads(preau("aaf", "apply", later, "--json")[1])["run"]
    code, out, err = preau("aaf", "undo", first)
    assert (code, out) == (Exit.REFUSED, "")
    assert second in err
    code, out, _ = preau("aaf", "undo", second, "--json")
    report = json.loads(out)
    assert (code, report["run"], report["undone"]) == (Exit.DONE, second, True)
    assert report["changes"]["pupil"]["create"] == 1
    assert preau("directory", "dump")[1] == before
    assert preau("aaf", "undo", second)[0] == Exit.REFUSED
    assert "annulé" in preau("aaf", "undo", first)[1]


@pytest.mark.django_db
def test_a_run_is_told_by_its_name(preau, complet, tmp_path):
    preau("aaf", "apply", complet)
    later = write_complet(tmp_path / "later", without(fontenay(), pupils={INES}), day=date(2026, 11, 26))
    run = json.loads(preau("aaf", "apply", later, "--json")[1])["run"]
    sentence = "Inès P., du CP A, quitte l’école"
    assert f"    {sentence} (n’est plus dans la livraison).\n" in preau("aaf", "story", run)[1]
    assert f";Départs;{sentence};n’est plus dans la livraison\r\n" in preau("aaf", "story", run, "--csv")[1]
    (school,) = json.loads(preau("aaf", "story", run, "--school", "0921688K", "--json")[1])["schools"]
    assert school["moves"][0]["text"] == sentence
    assert preau("aaf", "story", run, "--school", "0921688X")[0] == Exit.USAGE
    assert preau("aaf", "story", run, "--csv", "--json")[0] == Exit.USAGE


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["hier", "01a2b3c4-0000-7000-8000-000000000000"])
def test_a_run_that_nobody_knows_is_wrong_usage(preau, name):
    code, out, err = preau("aaf", "undo", name)
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith(f"erreur: {name} : aucun passage")


@pytest.mark.django_db
def test_a_report_for_people_counts_departures_first(preau, complet):
    _, out, _ = preau("aaf", "apply", complet)
    assert out.index("départs") < out.index("arrivées")
    assert "0921688K" in out


@pytest.mark.slow
def test_a_killed_apply_leaves_the_old_directory_or_the_new_one(tmp_path):
    environment = {**os.environ, "PREAU_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}

    def call(*arguments: object) -> str:
        command = [PREAU, *map(str, arguments)]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    before, after = fontenay(size=40), fontenay(size=80)
    call("migrate")
    call("aaf", "apply", write_complet(tmp_path / "before", before))
    later = write_complet(tmp_path / "after", after, day=date(2026, 11, 26))
    old = call("directory", "dump")
    for tenths in range(2, 16):
        process = subprocess.Popen(
            [PREAU, "aaf", "apply", later],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(tenths / 10)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = call("directory", "dump")
        assert len(json.loads(now)["pupils"]) in (480, 960)
        if now != old:
            break
    call("aaf", "apply", later)
    assert len(json.loads(call("directory", "dump"))["pupils"]) == 960

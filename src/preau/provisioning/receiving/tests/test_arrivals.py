"""From an inbox to the directory: once, whatever happens on the way."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.fontenay import PARC, fontenay, of_school, without

from preau.core.directory.models import Academie
from preau.kernel.data import private_folder
from preau.kernel.jobs.worker import run_due_jobs
from preau.provisioning.applying.lock import FeedBusy
from preau.provisioning.models import Reception, ReceptionState, Run, RunState
from preau.provisioning.queries import directory_dump
from preau.provisioning.receiving import arrivals, folders
from preau.provisioning.receiving.arrivals import forget_files, read
from preau.provisioning.receiving.folders import folder_of
from preau.provisioning.receiving.senders import Registration, register

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return [*Reception.objects.order_by("pk").values_list("state", flat=True)]


def runs() -> list[str]:
    return [*Run.objects.order_by("pk").values_list("state", flat=True)]


def held_world():
    return without(fontenay(), pupils=of_school(fontenay(), PARC, class_number="1"))


def test_a_delivery_that_is_still_is_taken_read_and_applied(send, inbox, sender, later):
    send(fontenay())
    assert later(minutes=1) == []
    (reception,) = later()
    assert not [*inbox.iterdir()]
    assert (reception.sender, reception.state) == (sender, ReceptionState.RECEIVED)
    assert bytes(reception.digest)
    run_due_jobs()
    reception.refresh_from_db()
    assert (reception.state, reception.run.state) == (ReceptionState.READ, RunState.APPLIED)
    assert directory_dump()["pupils"]
    assert later() == []


def test_a_watched_folder_is_an_inbox_as_well(send, sender, later):
    send(fontenay(), into=Path(sender.folder))
    later()
    run_due_jobs()
    assert states() == ["read"]


def test_a_bordereau_makes_a_delivery_complete_at_once(inbox, later, send):
    folder = send(fontenay())
    lines = "".join(map(announced, folder.iterdir()))
    (inbox / "bordereau.txt").write_text(lines)
    assert len(later(minutes=1)) == 1
    run_due_jobs()
    assert states() == ["read"]


def announced(file: Path) -> str:
    return f"{file.name}\t{len(file.read_bytes().splitlines())}\n"


def test_the_same_content_again_is_recorded_and_not_applied_again(send, later):
    for _ in range(2):
        send(fontenay())
        later()
        run_due_jobs()
    assert states() == ["read", "known"]
    assert runs() == ["applied"]
    first, second = Reception.objects.order_by("pk")
    assert (second.run, bytes(second.digest)) == (first.run, bytes(first.digest))


def test_what_was_held_is_not_compared_again_when_it_comes_again(send, later):
    for weeks, world in ((0, fontenay()), (1, held_world()), (1, held_world())):
        send(world, weeks=weeks)
        later()
        run_due_jobs()
    assert states() == ["read", "read", "known"]
    assert len(runs()) == 2
    assert Reception.objects.last().run.report["held"]


def test_a_refused_delivery_changes_nothing_and_keeps_its_reasons_and_its_files(send, inbox, later):
    folder = send(fontenay())
    next(folder.glob("*Eleve*")).unlink()
    later()
    run_due_jobs()
    reception = Reception.objects.get()
    assert reception.state == ReceptionState.REFUSED
    assert [error["code"] for error in reception.report["errors"]] == ["category-missing"]
    assert runs() == []
    assert [*folder_of(reception).iterdir()]


def test_whoever_sends_for_one_academie_says_nothing_of_another(send, sender, later):
    sender.academie = Academie.objects.create(code="014", name="Ailleurs")
    sender.save()
    send(fontenay())
    later()
    run_due_jobs()
    (error,) = Reception.objects.get().report["errors"]
    assert error["code"] == "other-feed"
    assert runs() == []


class Killed(BaseException):
    """As if the process were not there any more."""


def dies(*_: object, **__: object) -> None:
    raise Killed


class Fuse:
    """Goes through some calls, then the process dies, before or after the last of them."""

    def __init__(self, run, calls: int, *, after: bool) -> None:
        self.run, self.calls, self.after = run, calls, after

    def __call__(self, *arguments, **options):
        self.calls -= 1
        if self.calls < 0 and not self.after:
            raise Killed
        result = self.run(*arguments, **options)
        if self.calls < 0:
            raise Killed
        return result


def whole_way(later) -> None:
    later()
    read(Reception.objects.get().pk)


GATHERING = [(folders, "move", n) for n in range(4)] + [(arrivals, "bring", 0), (arrivals, "digest_of", 0)]
READING = [(arrivals, name, 0) for name in ("open_delivery", "accepted_run", "apply_delivery", "conclude")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("module", "name", "calls"), [*GATHERING, *READING], ids=lambda it: getattr(it, "__name__", it)
)
def test_a_process_killed_anywhere_loses_nothing_and_applies_once(
    send, inbox, later, monkeypatch, module, name, calls, after
):
    sent = {file.name for file in send(fontenay()).iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(module, name, Fuse(getattr(module, name), calls, after=after))
        with pytest.raises(Killed):
            whole_way(later)
    whole_way(later)
    whole_way(later)
    reception = Reception.objects.get()
    assert (reception.state, reception.run.state) == (ReceptionState.READ, RunState.APPLIED)
    assert {file.name for file in folder_of(reception).iterdir()} == sent
    assert runs() == ["applied"]
    assert not [*inbox.iterdir()]


def test_a_held_delivery_killed_before_it_is_concluded_makes_one_run(send, later, monkeypatch):
    send(fontenay())
    later()
    run_due_jobs()
    send(held_world(), weeks=1)
    (reception,) = later()
    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "conclude", dies)
        with pytest.raises(Killed):
            read(reception.pk)
    read(reception.pk)
    reception.refresh_from_db()
    assert reception.state == ReceptionState.READ
    assert len(runs()) == 2


def test_a_feed_at_work_makes_a_reception_wait(send, later, monkeypatch):
    def busy(_) -> None:
        raise FeedBusy

    send(fontenay())
    (reception,) = later()
    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "apply_delivery", busy)
        with pytest.raises(FeedBusy):
            read(reception.pk)
    reception.refresh_from_db()
    assert reception.state == ReceptionState.RECEIVED
    read(reception.pk)
    assert runs() == ["applied"]


def test_what_breaks_is_said_and_tried_again(send, later, monkeypatch):
    send(fontenay())
    (reception,) = later()
    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "open_delivery", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            read(reception.pk)
    assert states() == ["failed"]
    read(reception.pk)
    assert states() == ["read"]


def test_a_folder_of_another_disk_is_copied_whole_then_left(send, later, monkeypatch, inbox):
    def other_disk(source: Path, target: Path) -> Path:
        if source.parent == inbox:
            raise OSError(errno.EXDEV, "another disk")
        return rename(source, target)

    rename = Path.rename
    monkeypatch.setattr(Path, "rename", other_disk)
    send(fontenay())
    later()
    read(Reception.objects.get().pk)
    assert states() == ["read"]
    assert not [*inbox.iterdir()]


def test_links_and_folders_of_an_inbox_are_left_alone(inbox, tmp_path, later):
    (tmp_path / "secret.xml").write_text("secret")
    (inbox / "ENT92_Complet_20261119_Eleve_0000.xml").symlink_to(tmp_path / "secret.xml")
    (inbox / "dossier").mkdir()
    assert later() == []


def test_an_inbox_that_cannot_be_read_does_not_stop_the_next(send, sender, later, monkeypatch, tmp_path):
    elsewhere = private_folder(tmp_path / "neighbour")
    asked = Registration("Voisin", "voisin", academie=sender.academie, folder=str(elsewhere))
    neighbour = register(asked, actor=None)
    send(fontenay(), into=elsewhere)
    listed = arrivals.listing

    def broken(folder: Path):
        if folder == Path(sender.folder):
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(arrivals, "listing", broken)
    assert [reception.sender for reception in later()] == [neighbour]


def test_files_are_erased_after_a_month_with_parts_that_nobody_ended(send, inbox, later):
    send(fontenay())
    (reception,) = later()
    read(reception.pk)
    (inbox / "a.xml.part").write_text("x")
    assert forget_files(timezone.now() - timedelta(days=30)) == {"provisioning.Reception": 0}
    assert folder_of(reception).exists()
    assert (inbox / "a.xml.part").exists()
    assert forget_files(timezone.now() + timedelta(days=1)) == {"provisioning.Reception": 1}
    assert not folder_of(reception).exists()
    assert not (inbox / "a.xml.part").exists()
    assert Reception.objects.get().forgotten_at

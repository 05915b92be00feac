"""Builds the demo: a delivery invented and applied, then a school day."""

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from preau.core.accounts.actions import open_account
from preau.core.accounts.agents import Post, create_agent
from preau.core.directory.actions import place_schools
from preau.core.directory.models import School
from preau.core.directory.naming import full_name
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.scope import platform
from preau.operations.demo.cast import Cast, picked
from preau.operations.demo.story import give_classes, teacher_of, tell_story
from preau.provisioning.actions import apply_delivery
from preau.provisioning.generating import Plan, generate
from preau.provisioning.reading import open_delivery

PASSWORD = "trois radis violets"  # noqa: S105 (printed by the demo, worth nothing elsewhere)
INSEE, COMMUNE, ACADEMIE = "92032", "Fontenay-aux-Roses", "025"
CIRCONSCRIPTION = "Fontenay-aux-Roses"
KEPT = "demo.json"


@dataclass(frozen=True, slots=True)
class SignIn:
    role: str
    login: str
    password: str
    name: str


def sign_ins_of(folder: Path) -> list[SignIn] | None:
    """Those of a demo that was built here, None where there is none."""
    kept = folder / KEPT
    return [SignIn(**row) for row in json.loads(kept.read_text())] if kept.exists() else None


def build(folder: Path) -> list[SignIn]:
    """Fill an empty installation; what is kept beside the database tells that it is a demo."""
    delivery = folder / "delivery"
    generate(delivery, Plan(date=last_thursday(timezone.localdate())))
    apply_delivery(open_delivery([delivery]))
    shutil.rmtree(delivery)
    with platform("demo: build"):
        place_schools(
            list(School.objects.select_related("academie")),
            insee=INSEE,
            commune=COMMUNE,
            circonscription=CIRCONSCRIPTION,
        )
        run_due_jobs()
        cast = picked()
        for school in School.objects.order_by("uai"):
            give_classes(school, cast)
        sign_ins = [*people(cast), *agents()]
        tell_story(cast)
    run_due_jobs()
    (folder / KEPT).write_text(json.dumps([asdict(one) for one in sign_ins], ensure_ascii=False))
    return sign_ins


def last_thursday(day: date) -> date:
    """The académie sends its Complet every Thursday."""
    return day - timedelta(days=(day.weekday() - 3) % 7)


def people(cast: Cast) -> list[SignIn]:
    chosen = {
        "pupil": cast.pupil,
        "guardian": cast.guardian,
        "teacher": teacher_of(cast.class_group),
        "head": cast.head,
    }
    opened = {role: open_account(who, password=PASSWORD) for role, who in chosen.items()}
    return [SignIn(role, opened[role].login, PASSWORD, full_name(who)) for role, who in chosen.items()]


def agents() -> list[SignIn]:
    posts = {
        "commune": ("Claire Tessier", Post(role="commune", insee=INSEE)),
        "circonscription": ("Irène Vidal", Post(role="circonscription", circonscription=CIRCONSCRIPTION)),
        "academie": ("Daniel Aubry", Post(role="academie", academie=ACADEMIE)),
        "operator": ("Odile Marchand", Post(role="operator")),
    }
    made = []
    for role, (name, post) in posts.items():
        agent = create_agent(login=role, name=name, post=post, password=PASSWORD)
        made.append(SignIn(role, agent.login, PASSWORD, full_name(agent.person)))
    return made

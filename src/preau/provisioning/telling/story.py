"""The story of a run in one school: the same words on the page, in the CSV and on the command line. Pure."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from preau.kernel.text import folded
from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.telling.adults import families, staff
from preau.provisioning.telling.places import places
from preau.provisioning.telling.pupils import pupils
from preau.provisioning.telling.reading import SchoolLines
from preau.provisioning.telling.sentences import ORDER, TITLES, Sentence
from preau.provisioning.telling.words import agreed

COUNTED = (
    (Kind.PUPIL, Action.REMOVE, "élève quitte l’école", "élèves quittent l’école"),
    (Kind.PUPIL, Action.CREATE, "élève arrive", "élèves arrivent"),
    (Kind.RESPONSIBILITY, Action.REMOVE, "lien de responsabilité cesse", "liens de responsabilité cessent"),
    (Kind.ASSIGNMENT, Action.REMOVE, "personnel quitte l’école", "personnels quittent l’école"),
    (Kind.ASSIGNMENT, Action.CREATE, "personnel arrive", "personnels arrivent"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = ("UAI", "École", "État", "Sujet", "Ce qui change", "Pourquoi")


@dataclass(frozen=True, slots=True)
class SchoolStory:
    """`state` is in words; `told` is false where only numbers are kept: a first delivery, or lines grown old."""

    uai: str
    name: str
    state: str
    summary: str
    sentences: tuple[Sentence, ...]
    told: bool


def sentences(lines: SchoolLines) -> tuple[Sentence, ...]:
    """Departures first, then by what they speak of, then as people sort."""
    every = [*pupils(lines), *families(lines), *staff(lines), *places(lines)]
    return tuple(sorted(every, key=lambda one: (ORDER[one.topic], one.last, folded(one.text))))


def summary(counts: Mapping[str, Mapping[str, int]]) -> str:
    """Numbers in words, departures first."""
    said = [
        agreed(number, one, many)
        for kind, action, one, many in COUNTED
        if (number := counts.get(kind, {}).get(action, 0))
    ]
    return ", ".join(said) or "personne n’arrive ni ne part"


def printed(stories: Iterable[SchoolStory]) -> str:
    return "\n\n".join("\n".join(school(story)) for story in stories)


def school(story: SchoolStory) -> Iterable[str]:
    yield f"{story.uai}  {story.name} ({story.state.lower()})"
    yield f"  {story.summary[0].upper()}{story.summary[1:]}."
    if not story.told:
        yield "  Seuls les nombres sont gardés."
    topic = None
    for sentence in story.sentences:
        if sentence.topic != topic:
            topic = sentence.topic
            yield f"  {TITLES[topic]}"
        yield f"    {'retenu : ' if sentence.held else ''}{sentence.whole}"


def as_json(run: str, stories: Iterable[SchoolStory]) -> dict[str, Any]:
    return {
        "run": run,
        "schools": [
            {
                "uai": story.uai,
                "name": story.name,
                "state": story.state,
                "summary": story.summary,
                "told": story.told,
                "moves": [
                    {"topic": one.topic, "text": one.text, "why": one.why, "held": one.held}
                    for one in story.sentences
                ],
            }
            for story in stories
        ],
    }


def as_csv(stories: Iterable[SchoolStory]) -> str:
    """For a spreadsheet: semicolons, and no cell that it would run."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEADINGS)
    for story in stories:
        for one in story.sentences:
            state = "Retenue" if one.held else story.state
            cells = (story.uai, story.name, state, TITLES[one.topic], one.text, one.why)
            rows.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return text.getvalue()

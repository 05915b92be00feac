"""What stands under the keys of those who arrive, though the feed does not show it: to be put back by an undo."""

from collections.abc import Mapping
from types import MappingProxyType

from preau.core.directory.types import Profile
from preau.provisioning.applying.present import rows
from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.spool import Spool
from preau.provisioning.planning.subjects import Kind, Row

Found = Mapping[tuple[Kind, tuple[str, ...]], Row]
NOTHING_FOUND: Found = MappingProxyType({})

SCHOOLS = """
SELECT feed_key, CAST(closed_on AS text) FROM directory_school
WHERE academie_id = %s AND feed_key IS NOT NULL AND closed_on IS NOT NULL
"""
CLOSED = """
SELECT s.feed_key, c.feed_key, CAST(c.closed_on AS text) FROM {} c JOIN directory_school s ON s.id = c.school_id
WHERE s.academie_id = %s AND c.feed_key IS NOT NULL AND c.closed_on IS NOT NULL
"""
LEFT = """
SELECT feed_key, CAST(left_on AS text) FROM directory_person
WHERE academie_id = %s AND profile = '{}' AND feed_key IS NOT NULL AND left_on IS NOT NULL
"""
ENROLMENTS = """
SELECT p.feed_key, s.feed_key, COALESCE(c.feed_key, '')
FROM directory_enrolment e JOIN directory_person p ON p.id = e.pupil_id
JOIN directory_school s ON s.id = e.school_id LEFT JOIN directory_classgroup c ON c.id = e.class_group_id
WHERE p.academie_id = %s AND NOT e.from_feed AND e.ends_on IS NULL AND p.feed_key IS NOT NULL
AND s.feed_key IS NOT NULL AND (e.class_group_id IS NULL OR c.feed_key IS NOT NULL)
"""
RESPONSIBILITIES = """
SELECT p.feed_key, g.feed_key, r.kind, r.from_feed, CAST(r.ends_on AS text)
FROM directory_responsibility r JOIN directory_person p ON p.id = r.pupil_id
JOIN directory_person g ON g.id = r.guardian_id
WHERE p.academie_id = %s AND NOT (r.from_feed AND r.ends_on IS NULL)
AND p.feed_key IS NOT NULL AND g.feed_key IS NOT NULL
"""
ASLEEP: dict[Kind, tuple[str, int]] = {
    Kind.SCHOOL: (SCHOOLS, 1),
    Kind.CLASS: (CLOSED.format("directory_classgroup"), 2),
    Kind.GROUP: (CLOSED.format("directory_group"), 2),
    Kind.PUPIL: (LEFT.format(Profile.PUPIL.value), 1),
    Kind.GUARDIAN: (LEFT.format(Profile.GUARDIAN.value), 1),
    Kind.STAFF: (LEFT.format(Profile.STAFF.value), 1),
    Kind.ENROLMENT: (ENROLMENTS, 3),
    Kind.RESPONSIBILITY: (RESPONSIBILITIES, 2),
}
"""
Queries, and how many of their columns are the key. The rest: the day of a departure; nothing for an enrolment that
the school made; for a link its kind, whether it came from the feed, and its end. Other arrivals wake nothing up.
"""


def asleep(academie: int, spool: Spool) -> Found:
    """Asked before the run writes; one query for each kind in which something arrives."""
    found: dict[tuple[Kind, tuple[str, ...]], Row] = {}
    for kind, (query, width) in ASLEEP.items():
        there: dict[tuple[str, ...], Row] | None = None
        for batch in spool.batches(kind, Action.CREATE):
            if there is None:
                there = {tuple(row[:width]): tuple(row[width:]) for row in rows(query, academie)}
            found |= {(kind, change.key): there[change.key] for change in batch if change.key in there}
    return found

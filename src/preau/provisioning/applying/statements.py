"""
SQL that writes the lines of a plan, the same on SQLite and PostgreSQL.

Rows are named by the académie's keys. What arrives may have been here before: it comes back to its own row,
with all that the school typed on it.
"""

from typing import NamedTuple

from preau.core.directory.types import Profile


class Put(NamedTuple):
    """Writes a row: `insert` where none can be there yet, which SQLite does twice as fast as `upsert`."""

    insert: str
    upsert: str


def put(table: str, columns: dict[str, str], *, once_by: str, keep: frozenset[str], also: str = "") -> Put:
    """
    Insert a row, or bring the one that `once_by` finds up to date.

    `columns` gives each column its expression; those of `keep` stay as they are on a row found.
    """
    insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(columns.values())})"
    updates = [f"{column} = excluded.{column}" for column in columns if column not in keep]
    found = f"ON CONFLICT {once_by} DO UPDATE SET {', '.join([*updates, *filter(None, [also])])}"
    return Put(insert, f"{insert} {found}")


def plain(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "%s")


def person(profile: Profile) -> str:
    where = f"academie_id = %s AND profile = '{profile.value}' AND feed_key = %s"
    return f"(SELECT id FROM directory_person WHERE {where})"


SCHOOL = "(SELECT id FROM directory_school WHERE academie_id = %s AND feed_key = %s)"
CLASS = f"(SELECT id FROM directory_classgroup WHERE school_id = {SCHOOL} AND feed_key = %s)"
GROUP = f"(SELECT id FROM directory_group WHERE school_id = {SCHOOL} AND feed_key = %s)"
PUPIL, GUARDIAN, STAFF = person(Profile.PUPIL), person(Profile.GUARDIAN), person(Profile.STAFF)
FROM_FEED = {"from_feed": "TRUE"}
CURRENT = "ends_on IS NULL AND from_feed"

KNOWN = """
SELECT EXISTS (SELECT 1 FROM directory_person WHERE academie_id = %s AND feed_key IS NOT NULL)
    OR EXISTS (SELECT 1 FROM directory_school WHERE academie_id = %s AND feed_key IS NOT NULL)
"""

PUT_SCHOOL = put(
    "directory_school",
    plain("uid", "academie_id", "feed_key", "uai", "name", "kind", "address", "postal_code", "city", "phone",
          "email", "circonscription_label"),
    once_by="(academie_id, feed_key)",
    keep=frozenset({"uid", "academie_id", "feed_key"}),
    also="closed_on = NULL",
)  # fmt: skip
CLOSE_SCHOOL = "UPDATE directory_school SET closed_on = %s WHERE academie_id = %s AND feed_key = %s"

PUT_CLASS = put(
    "directory_classgroup",
    plain("uid") | {"school_id": SCHOOL} | plain("feed_key", "name", "kind", "levels"),
    once_by="(school_id, feed_key)",
    keep=frozenset({"uid", "school_id", "feed_key"}),
    also="closed_on = NULL",
)
CLOSE_CLASS = f"UPDATE directory_classgroup SET closed_on = %s WHERE id = {CLASS}"


PUT_GROUP = put(
    "directory_group",
    plain("uid") | {"school_id": SCHOOL} | plain("feed_key", "name"),
    once_by="(school_id, feed_key)",
    keep=frozenset({"uid", "school_id", "feed_key"}),
    also="closed_on = NULL",
)
CLOSE_GROUP = f"UPDATE directory_group SET closed_on = %s WHERE id = {GROUP}"


def put_person(profile: Profile, **columns: str) -> Put:
    """`columns` are those that the feed fills for this profile, after the ones that all have."""
    names = plain("uid", "academie_id", "sort_name", "feed_key", "family_name", "given_name", "birth_name")
    silent = {
        "birth_date": "NULL", "level": "''", "school_id": "NULL", "teacher": "FALSE", "organisation": "FALSE",
    }  # fmt: skip
    said = {"profile": f"'{profile.value}'"} | names | columns
    return put(
        "directory_person",
        said | {name: nothing for name, nothing in silent.items() if name not in said},
        once_by="(academie_id, profile, feed_key)",
        keep=frozenset({"uid", "academie_id", "profile", "feed_key"}),
        also="left_on = NULL",
    )


def put_contact(whom: str, *columns: str) -> Put:
    everything = (
        "email", "phone_home", "phone_mobile", "phone_work", "address", "postal_code", "city", "country",
    )  # fmt: skip
    said = {"person_id": whom} | plain(*columns)
    return put(
        "directory_contact",
        said | {name: "''" for name in everything if name not in said},
        once_by="(person_id)",
        keep=frozenset({"person_id"}),
    )


PUT_PUPIL = put_person(Profile.PUPIL, birth_date="%s", civility="%s", level="%s", school_id=SCHOOL)
PUT_GUARDIAN = put_person(Profile.GUARDIAN, civility="%s", organisation="%s")
PUT_STAFF = put_person(Profile.STAFF, civility="%s", teacher="%s")
PUT_GUARDIAN_CONTACT = put_contact(
    GUARDIAN, "email", "phone_home", "phone_mobile", "phone_work", "address", "postal_code", "city", "country"
)
PUT_STAFF_CONTACT = put_contact(STAFF, "email")
SEE_OFF_PUPIL, SEE_OFF_GUARDIAN, SEE_OFF_STAFF = (
    f"UPDATE directory_person SET left_on = %s WHERE id = {whom}" for whom in (PUPIL, GUARDIAN, STAFF)
)

PUT_ENROLMENT = put(
    "directory_enrolment",
    {"pupil_id": PUPIL, "school_id": SCHOOL, "class_group_id": CLASS} | plain("starts_on") | FROM_FEED,
    once_by="(pupil_id, school_id, COALESCE(class_group_id, 0)) WHERE ends_on IS NULL",
    keep=frozenset({"pupil_id", "school_id", "class_group_id", "starts_on"}),
)
ENROLLED = (
    f"pupil_id = {PUPIL} AND school_id = {SCHOOL} AND COALESCE(class_group_id, 0) = COALESCE({CLASS}, 0)"
)
END_ENROLMENT = f"UPDATE directory_enrolment SET ends_on = %s WHERE {ENROLLED} AND {CURRENT}"

PUT_MEMBER = put(
    "directory_groupmember",
    {"person_id": PUPIL, "group_id": GROUP} | plain("starts_on") | FROM_FEED,
    once_by="(person_id, group_id, from_feed) WHERE ends_on IS NULL",
    keep=frozenset({"person_id", "group_id", "starts_on"}),
)
GROUPED = f"person_id = {PUPIL} AND group_id = {GROUP}"
END_MEMBER = f"UPDATE directory_groupmember SET ends_on = %s WHERE {GROUPED} AND {CURRENT}"

PUT_RESPONSIBILITY = put(
    "directory_responsibility",
    {"pupil_id": PUPIL, "guardian_id": GUARDIAN, "authority": "''", "authority_source": "''"}
    | plain("kind", "starts_on")
    | FROM_FEED,
    once_by="(pupil_id, guardian_id)",
    keep=frozenset({"pupil_id", "guardian_id", "starts_on", "authority", "authority_source"}),
    also="ends_on = NULL",
)
LINKED = f"pupil_id = {PUPIL} AND guardian_id = {GUARDIAN}"
END_RESPONSIBILITY = f"UPDATE directory_responsibility SET ends_on = %s WHERE {LINKED} AND from_feed"

PUT_ASSIGNMENT = put(
    "directory_assignment",
    {"staff_id": STAFF, "school_id": SCHOOL} | plain("functions", "head", "starts_on") | FROM_FEED,
    once_by="(staff_id, school_id, from_feed) WHERE ends_on IS NULL",
    keep=frozenset({"staff_id", "school_id", "starts_on", "from_feed"}),
)
ASSIGNED = f"staff_id = {STAFF} AND school_id = {SCHOOL}"
END_ASSIGNMENT = f"UPDATE directory_assignment SET ends_on = %s WHERE {ASSIGNED} AND {CURRENT}"

FORGET_ENROLMENT = f"DELETE FROM directory_enrolment WHERE {ENROLLED} AND {CURRENT}"
LEAVE_ENROLMENT = f"UPDATE directory_enrolment SET from_feed = FALSE WHERE {ENROLLED} AND {CURRENT}"
FORGET_MEMBER = f"DELETE FROM directory_groupmember WHERE {GROUPED} AND {CURRENT}"
FORGET_ASSIGNMENT = f"DELETE FROM directory_assignment WHERE {ASSIGNED} AND {CURRENT}"
FORGET_RESPONSIBILITY = (
    f"DELETE FROM directory_responsibility WHERE {LINKED} AND {CURRENT} "
    "AND authority = '' AND authority_source = '' AND authority_ends_on IS NULL"
)
LEAVE_RESPONSIBILITY = (
    f"UPDATE directory_responsibility SET kind = %s, from_feed = %s, ends_on = %s WHERE {LINKED}"
)


def reopening(table: str, line: str) -> str:
    """Take up the last line that ended that day, unless another one is current."""
    feed = "AND from_feed" if table != "directory_enrolment" else ""
    return (
        f"UPDATE {table} SET ends_on = NULL WHERE id = (SELECT max(id) FROM {table} WHERE {line} "
        f"AND from_feed AND ends_on = %s) "
        f"AND NOT EXISTS (SELECT 1 FROM {table} WHERE {line} AND ends_on IS NULL {feed})"
    )


REOPEN_ENROLMENT = reopening("directory_enrolment", ENROLLED)
REOPEN_MEMBER = reopening("directory_groupmember", GROUPED)
REOPEN_ASSIGNMENT = reopening("directory_assignment", ASSIGNED)

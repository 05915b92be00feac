"""
SQL that writes the lines of a plan, the same on SQLite and PostgreSQL.

Rows are named by the académie's keys. What arrives may have been here before: it comes back to its own row,
with all that the school typed on it.
"""

SCHOOL = "(SELECT id FROM directory_school WHERE academie_id = %s AND feed_key = %s)"
PERSON = "(SELECT id FROM directory_person WHERE academie_id = %s AND profile = %s AND feed_key = %s)"
CLASS = f"(SELECT id FROM directory_classgroup WHERE school_id = {SCHOOL} AND feed_key = %s)"


def upsert(table: str, columns: dict[str, str], *, once_by: str, keep: frozenset[str], also: str = "") -> str:
    """
    Insert a row, or bring the one that `once_by` finds up to date.

    `columns` gives each column its expression; those of `keep` stay as they are on a row found.
    """
    updates = [f"{column} = excluded.{column}" for column in columns if column not in keep]
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(columns.values())}) "
        f"ON CONFLICT {once_by} DO UPDATE SET {', '.join([*updates, *filter(None, [also])])}"
    )


def plain(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "%s")


PUT_SCHOOL = upsert(
    "directory_school",
    plain("uid", "academie_id", "feed_key", "uai", "name", "kind", "address", "postal_code", "city", "phone",
          "email", "circonscription_label"),
    once_by="(academie_id, feed_key)",
    keep=frozenset({"uid", "academie_id", "feed_key"}),
    also="closed_on = NULL",
)  # fmt: skip
CLOSE_SCHOOL = "UPDATE directory_school SET closed_on = %s WHERE academie_id = %s AND feed_key = %s"

PUT_CLASS = upsert(
    "directory_classgroup",
    plain("uid") | {"school_id": SCHOOL} | plain("feed_key", "name", "kind", "levels"),
    once_by="(school_id, feed_key)",
    keep=frozenset({"uid", "school_id", "feed_key"}),
    also="closed_on = NULL",
)
CLOSE_CLASS = f"UPDATE directory_classgroup SET closed_on = %s WHERE id = {CLASS}"

PUT_PERSON = upsert(
    "directory_person",
    plain("uid", "academie_id", "profile", "feed_key", "sort_name", "family_name", "given_name", "birth_name",
          "civility", "birth_date", "level", "teacher", "organisation") | {"school_id": SCHOOL},
    once_by="(academie_id, profile, feed_key)",
    keep=frozenset({"uid", "academie_id", "profile", "feed_key"}),
    also="left_on = NULL",
)  # fmt: skip
SEE_OFF = f"UPDATE directory_person SET left_on = %s WHERE id = {PERSON}"

PUT_CONTACT = upsert(
    "directory_contact",
    {"person_id": PERSON} | plain("email", "phone_home", "phone_mobile", "phone_work", "address",
                                  "postal_code", "city", "country"),
    once_by="(person_id)",
    keep=frozenset({"person_id"}),
)  # fmt: skip

PUT_ENROLMENT = upsert(
    "directory_enrolment",
    {"pupil_id": PERSON, "school_id": SCHOOL, "class_group_id": CLASS} | plain("starts_on", "from_feed"),
    once_by="(pupil_id, school_id, COALESCE(class_group_id, 0)) WHERE ends_on IS NULL",
    keep=frozenset({"pupil_id", "school_id", "class_group_id", "starts_on"}),
)
END_ENROLMENT = (
    f"UPDATE directory_enrolment SET ends_on = %s WHERE pupil_id = {PERSON} AND school_id = {SCHOOL} "
    f"AND COALESCE(class_group_id, 0) = COALESCE({CLASS}, 0) AND ends_on IS NULL AND from_feed"
)

PUT_RESPONSIBILITY = upsert(
    "directory_responsibility",
    {"pupil_id": PERSON, "guardian_id": PERSON}
    | plain("kind", "starts_on", "from_feed", "authority", "authority_source"),
    once_by="(pupil_id, guardian_id)",
    keep=frozenset({"pupil_id", "guardian_id", "starts_on", "authority", "authority_source"}),
    also="ends_on = NULL",
)
END_RESPONSIBILITY = (
    f"UPDATE directory_responsibility SET ends_on = %s WHERE pupil_id = {PERSON} AND guardian_id = {PERSON} "
    "AND from_feed"
)

PUT_ASSIGNMENT = upsert(
    "directory_assignment",
    {"staff_id": PERSON, "school_id": SCHOOL} | plain("functions", "head", "starts_on", "from_feed"),
    once_by="(staff_id, school_id, from_feed) WHERE ends_on IS NULL",
    keep=frozenset({"staff_id", "school_id", "starts_on", "from_feed"}),
)
END_ASSIGNMENT = (
    f"UPDATE directory_assignment SET ends_on = %s WHERE staff_id = {PERSON} AND school_id = {SCHOOL} "
    "AND ends_on IS NULL AND from_feed"
)

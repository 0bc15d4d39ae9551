"""The columns that a rehearsal fills, table by table, in the order in which its lines have them."""

from rehearsal.columns import FACT, HELD
from rehearsal.course_tables import COURSE
from rehearsal.fact_rows import columns

NAME = ("surname", "given", "patronymic", "written_ky", "written_ru", "written_latin")

# Table to columns. A test compares them with the models.
COLUMNS = {
    "register_child": (*HELD, "external_id"),
    "register_adult": (*HELD, "external_id"),
    "register_household": (*HELD, "settlement_id", "address", "external_id"),
    "register_identity": (
        *FACT,
        *NAME,
        "child_id",
        "sex",
        "birth_date",
        "birth_precision",
        "pin",
        "pin_doubt",
        "birth_certificate",
    ),
    "register_findable": (
        "child_id",
        "identity_id",
        "district_id",
        "municipality_id",
        "birth_date",
        "nth",
        "given",
        "surname",
        "father",
        "version",
    ),
    "register_nearword": ("trace", "kind", "word"),
    "register_adultidentity": (
        *FACT,
        *NAME,
        "adult_id",
        "sex",
        "birth_date",
        "birth_precision",
        "pin",
        "phone",
    ),
    "register_kinship": (*FACT, "child_id", "adult_id", "relation", "legal_representative"),
    "register_membership": (*FACT, "household_id", "child_id", "adult_id"),
    "register_address": (*FACT, "child_id", "kind", "settlement_id", "words"),
    "register_absence": (
        *FACT,
        "adult_id",
        "kind",
        "country",
        "place",
        "return_expected_on",
        "contact",
        "last_contact_on",
    ),
    "register_carearrangement": (
        *FACT,
        "child_id",
        "carer_id",
        "institution",
        "is_kin",
        "paper",
        "number",
        "issuer",
        "paper_from",
        "paper_to",
    ),
    "register_schooling": (*FACT, "child_id", "attendance", "school", "grade", "school_year", "programme"),
    "register_healthpoint": (*FACT, "child_id", "facility"),
    "register_languages": (*FACT, "child_id", "of_child", "of_carer", "interpreter"),
    "register_healthdetail": (*FACT, "child_id", "words"),
    "register_shelteraddress": (*FACT, "child_id", "words"),
    "register_adoption": (*FACT, "child_id", "words"),
    **columns(),
    "intake_case": (*HELD, "child_id", "concern", "channel", "words", "opened_on", "follows_id"),
    "intake_clock": (*FACT, "child_id", "case_id", "received_at", "discovered_at", "started_on", "due_on"),
    "intake_assignment": (*FACT, "child_id", "case_id", "worker_id"),
    "intake_closingproposal": (
        *HELD,
        "child_id",
        "case_id",
        "reason",
        "words",
        "childs_view",
        "lives_with",
        "decide_by",
    ),
    "intake_closure": (*HELD, "child_id", "case_id", "proposal_id", "closed_on"),
    "assessment_assessment": (*HELD, "child_id", "case_id", "begun_on"),
    "assessment_finding": (*FACT, "child_id", "assessment_id", "domain", "worry", "words"),
    "assessment_childsview": (*FACT, "child_id", "assessment_id", "hearing", "words"),
    "assessment_completion": (
        *HELD,
        "child_id",
        "assessment_id",
        "risk",
        "reasons",
        "completed_on",
        "due_on",
        "is_late",
    ),
    **COURSE,
    "access_grant": ("id", "worker_id", "child_id", "reason", "from_at", "until_at", "recorded_at"),
}
OPEN = {"access_grant", "register_nearword"}  # no row security, no stamps
CLOSED_TO_STRANGERS = tuple(table for table in COLUMNS if table not in OPEN)


class Lines:
    """The lines of one chunk, in PostgreSQL's COPY format, table by table."""

    def __init__(self):
        self.of = {table: [] for table in COLUMNS}

    def __getattr__(self, table):
        return self.of[table].append

    def clear(self):
        for lines in self.of.values():
            lines.clear()


EMPTY = "\\N"


def text(words):
    """Text from outside, made safe for one field of a line."""
    if not words:
        return ""
    return words.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")

"""The columns that a rehearsal fills, table by table, in the order in which its lines have them."""

from rehearsal.columns import FACT_COLUMNS, ROW_COLUMNS
from rehearsal.course_tables import COURSE_TABLES
from rehearsal.fact_rows import columns_of_facts

NAME_COLUMNS = ("surname", "given", "patronymic", "written_ky", "written_ru", "written_latin")

# Table to columns. A test compares them with the models.
COLUMNS = {
    "register_child": (*ROW_COLUMNS, "external_id"),
    "register_adult": (*ROW_COLUMNS, "external_id"),
    "register_household": (*ROW_COLUMNS, "settlement_id", "address", "external_id"),
    "register_identity": (
        *FACT_COLUMNS,
        *NAME_COLUMNS,
        "child_id",
        "sex",
        "birth_date",
        "birth_precision",
        "pin",
        "pin_doubt",
        "birth_certificate",
    ),
    "register_searchkey": (
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
    "register_vocabularyword": ("trace", "kind", "word"),
    "register_adultidentity": (
        *FACT_COLUMNS,
        *NAME_COLUMNS,
        "adult_id",
        "sex",
        "birth_date",
        "birth_precision",
        "pin",
        "phone",
    ),
    "register_kinship": (*FACT_COLUMNS, "child_id", "adult_id", "relation", "legal_representative"),
    "register_membership": (*FACT_COLUMNS, "household_id", "child_id", "adult_id"),
    "register_address": (*FACT_COLUMNS, "child_id", "kind", "settlement_id", "words"),
    "register_absence": (
        *FACT_COLUMNS,
        "adult_id",
        "kind",
        "country",
        "place",
        "return_expected_on",
        "contact",
        "last_contact_on",
    ),
    "register_carearrangement": (
        *FACT_COLUMNS,
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
    "register_schooling": (
        *FACT_COLUMNS,
        "child_id",
        "attendance",
        "school",
        "grade",
        "school_year",
        "programme",
    ),
    "register_healthpoint": (*FACT_COLUMNS, "child_id", "facility"),
    "register_languages": (*FACT_COLUMNS, "child_id", "of_child", "of_carer", "interpreter"),
    "register_healthdetail": (*FACT_COLUMNS, "child_id", "words"),
    "register_shelteraddress": (*FACT_COLUMNS, "child_id", "words"),
    "register_adoption": (*FACT_COLUMNS, "child_id", "words"),
    **columns_of_facts(),
    "intake_case": (*ROW_COLUMNS, "child_id", "concern", "channel", "words", "opened_on", "follows_id"),
    "intake_clock": (
        *FACT_COLUMNS,
        "child_id",
        "case_id",
        "received_at",
        "discovered_at",
        "started_on",
        "due_on",
    ),
    "intake_assignment": (*FACT_COLUMNS, "child_id", "case_id", "worker_id"),
    "intake_closingproposal": (
        *ROW_COLUMNS,
        "child_id",
        "case_id",
        "reason",
        "words",
        "childs_view",
        "lives_with",
        "decide_by",
    ),
    "intake_closure": (*ROW_COLUMNS, "child_id", "case_id", "proposal_id", "closed_on"),
    "assessment_assessment": (*ROW_COLUMNS, "child_id", "case_id", "begun_on"),
    "assessment_finding": (*FACT_COLUMNS, "child_id", "assessment_id", "domain", "worry", "words"),
    "assessment_childsview": (*FACT_COLUMNS, "child_id", "assessment_id", "hearing", "words"),
    "assessment_completion": (
        *ROW_COLUMNS,
        "child_id",
        "assessment_id",
        "risk",
        "reasons",
        "completed_on",
        "due_on",
        "is_late",
    ),
    **COURSE_TABLES,
    "justice_suspectkey": (
        "suspect_id",
        "given",
        "root",
        "given_bits",
        "root_bits",
        "birth_year",
        "enough",
        "version",
    ),
    "justice_incidenttrace": ("incident_id", "settlement_id", "house", "alarms_until"),
    "access_grant": ("id", "worker_id", "child_id", "reason", "from_at", "to_at", "recorded_at"),
}
UNPROTECTED_TABLES = {  # no row security, no stamps
    "access_grant",
    "justice_incidenttrace",
    "justice_suspectkey",
    "register_vocabularyword",
}
PROTECTED_TABLES = tuple(table for table in COLUMNS if table not in UNPROTECTED_TABLES)


class Lines:
    """The lines of one chunk, in PostgreSQL's COPY format, table by table."""

    def __init__(self):
        self.of = {table: [] for table in COLUMNS}

    def __getattr__(self, table):
        return self.of[table].append


NULL = "\\N"


def as_copy_text(words):
    """Text from outside, made safe for one field of a line."""
    if not words:
        return ""
    return words.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")

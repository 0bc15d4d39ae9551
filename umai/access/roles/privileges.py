"""What each database role may do to each table: the whole answer, on one page.

After every migration `umai migrate` applies what differs, together with functions and policies; a test
compares it with the database. A table or a function that is not named here is closed to every role but
its owner. No role may delete or change a child's row; none may truncate anything.
"""

from django.apps import apps

from umai.access.facts import LocatedRow
from umai.access.roles.functions import FUNCTIONS
from umai.access.roles.words import Words
from umai.access.row_security import words_of
from umai.schema.catalogue import read_privileges, read_sequences

ROLES = ("umai_web", "umai_auth", "umai_trail", "umai_public", "umai_worker", "umai_figures")

READ = "SELECT"
ADD = "SELECT, INSERT"
WRITE = "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# role -> table (a name or a beginning with *) -> privileges
TABLES = {
    "umai_web": {
        "places_*": READ,
        "staff_office": WRITE,
        "staff_worker": READ,
        "staff_term": WRITE,
        "staff_turn": ADD,
        "register_vocabularyword": ADD,
        "register_weights": READ,
        "register_weightsinuse": ADD,
        "register_namefrequencies": READ,
        "notices_call": READ,
        "notices_callanswer": ADD,
        "notices_notice": READ,
        "notices_attempt": READ,
        "notices_attemptresult": READ,
        "notices_reminder": READ,
        "notices_summary": READ,
        "documents_datakey": ADD,
        "commission_sitting": ADD,
        "commission_member": ADD,
        "commission_presence": ADD,
        "commission_sessionstep": ADD,
        "commission_halfyearsent": ADD,
        "contradictions_contradiction": READ,
        "situations_derivation": READ,
        "situations_whatif": ADD,
        "situations_whatifcount": READ,
        "situations_legalfinding": READ,
        "linkage_listsource": ADD,
        "linkage_mapping": ADD,
        "linkage_upload": "SELECT, INSERT, DELETE",
        "linkage_order": ADD,
        "linkage_orderprogress": READ,
        "linkage_failure": READ,
        "linkage_listedition": READ,
        "linkage_matchrun": READ,
        "intake_due": READ,
        "intake_handover": ADD,
        "intake_worklistrow": READ,
        "lawbook_coursedone": ADD,
        "lawbook_lawproposal": ADD,
        "lawbook_lawanswer": ADD,
        "offices_programhelper": ADD,
        "offices_training": ADD,
        "offices_staffrequest": ADD,
        "offices_staffanswer": ADD,
        "oversight_countedvisit": READ,
        "opens_emergencyrequest": READ,
        "opens_emergencyopening": READ,
        "opens_emergencyreview": ADD,
        "opens_unusualopen": READ,
        "opens_unusualopenanswer": ADD,
        "watch_watchletter": ADD,
        "watch_watchletteranswer": ADD,
        "watch_watchopeningrequest": READ,
        "watch_watchopeninganswer": ADD,
        "watch_watchopening": READ,
        "watch_watchopeningnote": ADD,
        "oversight_tendays": READ,
        "oversight_textreading": ADD,
        "statistics_publishedclaim": ADD,
        "statistics_claimwithdrawal": ADD,
        "statistics_lawquestion": ADD,
        "statistics_lawquestionresult": READ,
        "statistics_microdatarequest": ADD,
        "statistics_microdataanswer": ADD,
        "statistics_editionrequest": ADD,
        "statistics_editiondrawing": READ,
        "statistics_editioncandidate": READ,
        "statistics_editionanswer": ADD,
        "statistics_keptestimate": READ,
        "statistics_estimateline": READ,
        "statistics_estimateremark": READ,
        "outreach_*": ADD,
        "rounds_round": ADD,
        "rounds_roundending": ADD,
        "rounds_teammember": ADD,
        "rounds_memberleaving": ADD,
        "rounds_sheetentry": ADD,
        "rounds_sheetrun": ADD,
        "rounds_sheetnote": ADD,
        "rounds_doordraft": ALL,
        "rounds_dwelling": READ,
        "rounds_roundstop": READ,
        "rounds_anewdraw": READ,
        "rounds_anewstop": READ,
        "rounds_wordsexpunging": READ,
        "referrals_service": ADD,
        "referrals_agreement": ADD,
        "referrals_catalogueending": ADD,
        "unseen_listedchild": READ,
        "urgency_urgency": READ,
        "visits_visitdraft": ALL,
        "justice_evidenceupload": ADD,
        "justice_evidencepart": ADD,
        "justice_evidencekey": ADD,
        "justice_rosterentry": ADD,
        "justice_rosterending": ADD,
        "access_receivedform": ADD,
        "identification_hotlinedraft": ALL,
        "trail_entry": READ,
        "procrastinate_workers": READ,
        "django_migrations": READ,
        "django_content_type": READ,
        "schema_appliedset": READ,
        "rehearsal_mark": READ,
    },
    "umai_auth": {
        "django_session": ALL,
        "account_*": ALL,
        "mfa_*": ALL,
        "axes_*": ALL,
        "staff_account": WRITE,
        "staff_enrolment": WRITE,
        "staff_wrongcode": ALL,
        "staff_particulars": WRITE,
        "access_session": WRITE,
        "staff_worker": READ,
        "staff_term": READ,
        "staff_office": READ,
        "django_content_type": READ,
        "installation_mark": READ,
    },
    "umai_trail": {},
    "umai_public": {"places_*": READ},
    "umai_worker": {
        "places_*": READ,
        "staff_office": READ,
        "staff_worker": READ,
        "staff_term": READ,
        "staff_turn": READ,
        "notices_call": READ,
        "notices_callanswer": READ,
        "notices_notice": ADD,
        "offices_staffrequest": READ,
        "notices_attempt": ADD,
        "notices_attemptresult": ADD,
        "notices_summary": READ,
        "notices_dailyrun": ADD,
        "register_vocabularyword": READ,
        "register_weights": READ,
        "register_weightsinuse": READ,
        "register_namefrequencies": "SELECT, INSERT, DELETE",
        "linkage_listsource": READ,
        "linkage_upload": "SELECT, DELETE",
        "linkage_order": READ,
        "linkage_orderprogress": WRITE,
        "linkage_failure": ADD,
        "linkage_listedition": ADD,
        "linkage_matchrun": ADD,
        "linkage_incoming": ALL,
        "trail_entry": READ,
        "trail_unsequencedentry": "SELECT, DELETE",
        "trail_leaf": ADD,
        "trail_checkpoint": ADD,
        "trail_keptplace": WRITE,
        "situations_derivation": WRITE,
        "situations_whatif": READ,
        "situations_whatifcount": ADD,
        "procrastinate_*": ALL,
        "django_migrations": READ,
        "django_content_type": READ,
    },
    "umai_figures": {"places_*": READ},
}


# Columns that the web role does not read: a gap in a record's chain would say that an entry is kept back.
CLOSED_COLUMNS = {"trail_entry": ("seq", "prev", "hash")}


def protected_tables():
    """The tables of a child's file, from the models themselves."""
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, LocatedRow))


def wanted_privileges(existing):
    """Role to table to privileges, for the tables that exist."""
    answer = {}
    for role, rules in TABLES.items():
        answer[role] = {}
        for pattern, privileges in rules.items():
            for table in existing:
                if table == pattern or (pattern.endswith("*") and table.startswith(pattern[:-1])):
                    answer[role][table] = privileges
    for table in protected_tables():
        answer["umai_web"][table] = ADD
    for table in columns_beside_words():
        answer["umai_web"] |= {table: "INSERT", f"{table}_words": READ}
    for table in CLOSED_COLUMNS:
        answer["umai_web"].pop(table, None)  # its other columns are named one by one
    return answer


def columns_beside_closed() -> dict[str, list[str]]:
    """Table to the columns that the web role reads, where some of them are closed to it."""
    return {
        model._meta.db_table: [
            str(field.column)
            for field in model._meta.concrete_fields
            if field.column not in CLOSED_COLUMNS[model._meta.db_table]
        ]
        for model in apps.get_models()
        if model._meta.db_table in CLOSED_COLUMNS
    }


def columns_beside_words() -> dict[str, list[str]]:
    """Table to the columns that the web role reads, where it reads the words in a view."""
    return {
        model._meta.db_table: [
            str(field.column) for field in model._meta.concrete_fields if not isinstance(field, Words)
        ]
        for model in apps.get_models()
        if words_of(model)
    }


def privilege_statements(cursor) -> list[str]:
    """The statements that make the database's privileges exactly these; none when they are.

    Temporary tables are revoked too, because the program needs none.
    """
    cursor.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
    )
    existing = [name for (name,) in cursor.fetchall()]
    numbering = read_sequences(cursor)
    needed = {
        ("column", f"{table}.{column}", "umai_web", READ)
        for table, columns in (columns_beside_words() | columns_beside_closed()).items()
        for column in columns
    }
    for role, tables in wanted_privileges(existing).items():
        for table, privileges in tables.items():
            needed |= {("table", table, role, kind) for kind in privileges.split(", ")}
            if "INSERT" in privileges:
                needed |= {("sequence", name, role, "USAGE") for name in numbering.get(table, ())}
    for role, functions in FUNCTIONS.items():
        needed |= {("function", name, role, "EXECUTE") for name in functions}
    needed |= {("schema", "public", role, "USAGE") for role in ROLES}
    has = read_privileges(cursor, ROLES)
    return [
        *(f"revoke {right(what, name, kind)} from {role}" for what, name, role, kind in sorted(has - needed)),
        *(f"grant {right(what, name, kind)} to {role}" for what, name, role, kind in sorted(needed - has)),
    ]


def right(what: str, name: str, kind: str) -> str:
    if what == "column":
        table, column = name.split(".")
        return f'{kind} ("{column}") on table "{table}"'
    return f'{kind} on {what} "{name}"'

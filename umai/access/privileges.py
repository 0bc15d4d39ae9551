"""What each database role may do to each table: the whole answer, on one page.

Applied after every migration (`umai migrate`), and compared with the database by a test. A
table that is not named here is closed to every role but its owner. No role may delete a
child's row, or change one; none may truncate anything.
"""

from django.apps import apps
from django.db import connections

from umai.access.facts import Placed

ROLES = ("umai_web", "umai_auth", "umai_public", "umai_worker", "umai_figures")

READ = "SELECT"
ADD = "SELECT, INSERT"
WRITE = "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# role -> table (a name or a beginning with *) -> privileges
TABLES = {
    "umai_web": {
        "places_*": READ,
        "staff_office": WRITE,
        "staff_worker": ADD,
        "staff_term": WRITE,
        "staff_turn": ADD,
        "register_nearword": ADD,
        "register_weights": READ,
        "register_weightsinuse": ADD,
        "register_counted": READ,
        "notices_call": READ,
        "notices_answer": ADD,
        "notices_notice": READ,
        "notices_attempt": READ,
        "notices_result": READ,
        "notices_reminder": READ,
        "notices_summary": READ,
        "documents_datakey": ADD,
        "linkage_source": ADD,
        "linkage_mapping": ADD,
        "linkage_upload": "SELECT, INSERT, DELETE",
        "linkage_order": ADD,
        "linkage_progress": READ,
        "linkage_failure": READ,
        "linkage_edition": READ,
        "linkage_matched": READ,
        "intake_due": READ,
        "intake_handover": ADD,
        "intake_work": READ,
        "offices_training": ADD,
        "oversight_tendays": READ,
        "outreach_*": ADD,
        "referrals_service": ADD,
        "referrals_agreement": ADD,
        "referrals_ending": ADD,
        "unseen_line": READ,
        "visits_draft": ALL,
        "identification_linedraft": ALL,
        "trail_entry": READ,
        "procrastinate_jobs": ADD,
        "procrastinate_events": "INSERT",
        "procrastinate_workers": READ,
        "django_migrations": READ,
        "django_content_type": READ,
        "rehearsal_mark": READ,
    },
    "umai_auth": {
        "django_session": ALL,
        "account_*": ALL,
        "mfa_*": ALL,
        "axes_*": ALL,
        "staff_account": WRITE,
        "staff_enrolment": WRITE,
        "staff_particulars": WRITE,
        "access_session": WRITE,
        "staff_worker": READ,
        "staff_term": READ,
        "staff_office": READ,
        "django_content_type": READ,
    },
    "umai_public": {"places_*": READ},
    "umai_worker": {
        "places_*": READ,
        "staff_office": READ,
        "staff_worker": READ,
        "staff_term": READ,
        "staff_turn": READ,
        "notices_call": READ,
        "notices_answer": READ,
        "notices_notice": ADD,
        "notices_attempt": ADD,
        "notices_result": ADD,
        "notices_summary": READ,
        "notices_workedthrough": ADD,
        "register_nearword": READ,
        "register_weights": READ,
        "register_weightsinuse": READ,
        "register_counted": "SELECT, INSERT, DELETE",
        "linkage_source": READ,
        "linkage_upload": "SELECT, DELETE",
        "linkage_order": READ,
        "linkage_progress": WRITE,
        "linkage_failure": ADD,
        "linkage_edition": ADD,
        "linkage_matched": ADD,
        "linkage_incoming": ALL,
        "trail_entry": READ,
        "trail_unsequenced": "SELECT, DELETE",
        "trail_leaf": ADD,
        "trail_checkpoint": ADD,
        "procrastinate_*": ALL,
        "django_migrations": READ,
        "django_content_type": READ,
    },
    "umai_figures": {"places_*": READ},
}

# Functions that the owner made, closed to everybody, and opened here.
SPEAKING = [
    "access_worker()",
    "access_office()",
    "access_role()",
    "access_districts()",
    "access_municipalities()",
    "access_granted()",
    "access_wrote()",
    "access_unsealed()",
    "access_walled()",
    "access_today()",
    "access_sits()",
    "access_gives_post(uuid, text, uuid)",
    "register_granted_adults()",
    "register_walled_adults()",
    "register_granted_households()",
    "register_walled_households()",
    "register_adult_within(uuid)",
    "register_household_within(uuid)",
    "register_adult_known(uuid)",
    "register_household_known(uuid)",
    "register_named_before(uuid, uuid)",
    "notices_told()",
    "offices_sets_turns(uuid)",
    "linkage_walled()",
    "identification_walled()",
    "identification_own_replies()",
    "identification_own_states()",
    "identification_may_hear(uuid)",
    "identification_may_agree(uuid)",
    "referrals_office()",
    "planning_submitted(uuid)",
    "prevention_walled()",
    "unseen_elsewhere()",
]
TRAIL_WRITE = "trail_write(text, text, text, text, uuid, uuid, int, int, uuid[], uuid)"
FUNCTIONS = {
    "umai_web": [
        *SPEAKING,
        TRAIL_WRITE,
        "access_move_file(uuid, int, int, uuid)",
        "intake_settle_grants(uuid)",
        "offices_keeps_training(uuid)",
        "planning_of_code(text)",
        "protection_put_away(uuid, text, text, uuid, date, date)",
        "linkage_due(uuid)",
        "linkage_may_judge(uuid, int, uuid)",
        "linkage_sides(uuid)",
        "linkage_to_join()",
        "linkage_sampled()",
        "linkage_agreement()",
        "identification_seal(uuid, bytea, text)",
        "identification_wrapped(uuid)",
        "identification_keep_half(uuid, bytea)",
        "identification_unseal(uuid)",
        "identification_leave_shown(uuid, bytea)",
        "identification_shown(uuid)",
        "unseen_of_the_country(date)",
    ],
    "umai_auth": [TRAIL_WRITE],
    "umai_public": [
        "identification_receive(jsonb, bytea, text, bytea, bytea, text)",
        "identification_by_code(bytea)",
        "identification_replies(bytea)",
        "identification_add(bytea, bytea, text)",
        "identification_on_duty(int, boolean)",
        "identification_message_known(bytea, bytea, int, boolean)",
        "identification_message_kept(bytea, bytea, uuid, boolean)",
        "identification_message_more(bytea, bytea, uuid, bytea, text)",
    ],
    "umai_worker": [
        *SPEAKING,
        TRAIL_WRITE,
        "notices_hold(uuid)",
        "documents_unclaimed(text[])",
        "identification_forget_halves()",
        "identification_staff_to_know(int, boolean)",
        "identification_know_staff(jsonb, int)",
        "identification_expunge(date, int, int, int)",
        "register_common_names(double precision)",
        "linkage_keep(uuid)",
        "linkage_candidates(uuid, int, int, int, int)",
        "linkage_beside(uuid, int, int, int, int)",
        "linkage_analyze()",
        "linkage_claimed(uuid)",
        "linkage_rows(uuid[])",
        "linkage_children(uuid[])",
        "linkage_sizes(uuid)",
        "linkage_carry_over(uuid)",
        "linkage_parted(uuid)",
        "linkage_keep_pairs(jsonb)",
        "linkage_undrawn()",
        "linkage_draw(uuid, int, int)",
        "linkage_labelled()",
        "linkage_doubles(timestamptz, int, int)",
        "linkage_keep_doubles(jsonb)",
        "intake_remind(date, jsonb)",
        "intake_sum_up_week(date, boolean)",
        "notices_sum_up_day(date)",
        "intake_release(uuid)",
        "visits_keep(date, jsonb, int)",
        "visits_raise_alarms(timestamptz)",
        "visits_forget_drafts(timestamptz)",
        "identification_forget(timestamptz, timestamptz)",
        "visits_whose(timestamptz)",
        "visits_told(uuid[], timestamptz, timestamptz)",
        "visits_ask(jsonb, date)",
        "visits_draw_month(date, int)",
        "unseen_regroup(int, uuid[])",
    ],
    "umai_figures": [],
}


def protected_tables():
    """The tables of a child's file, from the models themselves."""
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Placed))


def wanted(existing):
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
    return answer


def apply(*, using="owner"):
    """Make the database's privileges exactly these; safe to run at any time, in one transaction."""
    connection = connections[using]
    with connection.cursor() as cursor:
        existing = connection.introspection.table_names(cursor)
        # No temporary tables either: nothing of the program needs one.
        database = connection.ops.quote_name(connection.settings_dict["NAME"])
        statements = [f"revoke temporary on database {database} from public"]
        for role in ROLES:
            statements.append(f"revoke all on all tables in schema public from {role}")
            statements.append(f"revoke all on all sequences in schema public from {role}")
            statements.append(f"revoke all on all functions in schema public from {role}")
            statements.append(f"grant usage on schema public to {role}")
        for role, tables in wanted(existing).items():
            for table, privileges in tables.items():
                statements.append(f'grant {privileges} on "{table}" to {role}')
                if "INSERT" in privileges:
                    statements += sequences(cursor, table, role)
        for role, functions in FUNCTIONS.items():
            statements += [f"grant execute on function {function} to {role}" for function in functions]
        cursor.execute("begin; " + "; ".join(statements) + "; commit")


def sequences(cursor, table, role):
    cursor.execute(
        "select pg_get_serial_sequence(quote_ident(%s), attname) from pg_attribute"
        " where attrelid = quote_ident(%s)::regclass and attnum > 0 and not attisdropped",
        [table, table],
    )
    return [f"grant usage on sequence {name} to {role}" for (name,) in cursor.fetchall() if name]

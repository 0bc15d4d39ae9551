"""Filling a database with the invented population, by COPY, in one transaction."""

import uuid
from dataclasses import dataclass
from datetime import date
from random import Random
from time import perf_counter

import psycopg
from django.db import IntegrityError, connections, transaction
from django.db.models.functions import Now

from rehearsal import (
    accounts,
    body_notes,
    calls,
    contradictions,
    from_file,
    list_rows,
    market_rows,
    protections,
    readings,
    round_rows,
    signals,
    sittings,
    staff,
)
from rehearsal.application_rows import ApplicationRows
from rehearsal.arrangement_rows import ArrangementRows
from rehearsal.bulk_load import copy_lines, open_tables
from rehearsal.case_rows import CaseRows
from rehearsal.country import read_country
from rehearsal.departure_rows import DepartureRows
from rehearsal.draw import growing_ids
from rehearsal.homes import Homes
from rehearsal.incident_rows import IncidentRows
from rehearsal.justice.household_rows import invent_households
from rehearsal.justice.rows import JusticeRows
from rehearsal.keys import known_words
from rehearsal.population import invent_population
from rehearsal.prevention_rows import PreventionRows
from rehearsal.register_rows import RegisterRows
from rehearsal.self_harm.death_rows import DeathRows
from rehearsal.self_harm.path_rows import PathRows
from rehearsal.tables import COLUMNS, Lines
from umai.access.models import RehearsalMark
from umai.contradictions.jobs import renew_contradictions
from umai.law.terms.clock import today as today_in_bishkek
from umai.register.weights.numbers import count_names
from umai.situations.deriving import derive_findings
from umai.trail.entries import NUMBERED_ROWS

CHUNK_FAMILIES = 1500  # families written at a time: some ten megabytes of lines
SAID_FAMILIES = 25  # families after which it is told how far it is
MANY = 3_000  # children from which on keys and indexes are made anew: at 2,000 both take alike
HOUSEHOLDS_PART = 700
ROWS_PART = 500  # so far above the parts of fillings that no id of a row meets one of a person


class NotARehearsal(Exception):
    """The database holds children that no rehearsal put there."""


class AlreadyThere(Exception):
    """A person of this filling is in the database already: an id or a PIN would be there twice."""


@dataclass
class FillingResult:
    """What one filling put into the database, and how long it took in seconds."""

    children: int = 0
    adults: int = 0
    families: int = 0
    cases: int = 0
    pins_left_out: int = 0
    seconds: float = 0.0


# What triggers derive row by row is derived here at once, since the rows were loaded past them.
DERIVING_FUNCTIONS = (
    "intake_renew_all",
    "planning_owe_all",
    "visits_owe_all",
    "visits_see_all",
    "referrals_owe_all",
    "review_owe_all",
    "commission_owe_all",
    "intake_show_all_next_dues",
    "oversight_renew_all",
    "oversight_count_all_visits",
)

# What another office's incident says about a child is told where a demonstration worker is to meet it.
REPEATED_HERE = """
select justice_renew_repeated(i.line) from justice_incident i join places_place p on p.id = i.municipality_id
where p.code = any (%s) order by i.line
"""


def fill_invented(number, *, cases=None, seed=1, today: date | None = None, using="owner", report=None):
    """Put so many invented children into a database that is empty or was filled by a rehearsal.

    About `cases` cases stand open; None: as many as the children's lives make likely. The same `number`,
    `cases`, `seed` and `today` make the same people. `report(filled, number, stage)` is called now
    and then. Raises `NotARehearsal`. Everything or nothing is written.
    """
    today = today or today_in_bishkek()

    def invented(country, people, part, filled):
        return invent_population(country, number, seed=seed, today=today, part=part, cases=cases)

    return load_families(
        invented, number, seed=seed, today=today, using=using, report=report, source="invented"
    )


def fill_from_file(path, *, today: date | None = None, using="owner", report=None):
    """Put the people of a CSV file (`rehearsal.from_file`) into a database, as `fill_invented` does.

    Raises `UnusableFile` before anything is written, and `NotARehearsal`.
    """
    today = today or today_in_bishkek()
    number, together = from_file.check_file(path)

    def families(country, people, part, filled):
        ministry = str(staff.id_of("office", "ministry", "41700000000000"))
        homes = Homes(country, using, str(people["rustam"].pk), ministry)
        reader = from_file.FamilyReader(homes, today, part)
        for rows in from_file.households(path, together):
            yield reader.read_family(rows)
            filled.pins_left_out = reader.pins_left_out

    return load_families(families, number, seed=None, today=today, using=using, report=report, source="file")


def load_families(families, number, *, seed, today, using, report=None, source):
    """Write the families that `families` yields; offices, workers and the mark with them, or nothing."""
    begun, filled = perf_counter(), FillingResult()

    def say(stage):
        if report:
            report(filled, number=number, stage=stage)

    say("offices and people")
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            part = count_fillings(using)
            country = read_country(using, staff.shown_municipalities())
            people = staff.make_staff(country, using=using, today=today)
            accounts.give_accounts(people, using=using)
            told = families(country, people, part, filled)
            cursor.execute("lock table register_vocabularyword in share row exclusive mode")
            known = known_words(using)
            with open_tables(cursor, rebuild=number >= MANY):
                copy_families(cursor, told, filled, (seed, today, part), known, say)
                say("indexes")
            say("figures of the tables")
            # Without their figures the questions below would be planned for empty tables.
            for table in COLUMNS:
                cursor.execute(f"analyze {table}")
            new_id = growing_ids(f"households {seed}", today, HOUSEHOLDS_PART + part)
            own = Random(f"households {seed} {part}").random
            invent_households(cursor, country, new_id, own, today)
            for derive in DERIVING_FUNCTIONS:
                say(derive)
                cursor.execute(f"select {derive}()")
            cursor.execute(REPEATED_HERE, [list(staff.shown_municipalities())])
            say("reports, lists, rounds and markets")
            if source == "invented":
                protections.invent_protections(staff.shown_municipalities(), today=today, using=using)
                signals.invent_signals(people, using=using)
                body_notes.invent_body_notes(people, today=today, using=using)
                calls.invent_calls(cursor, today=today)
                sittings.invent_sittings(today=today, seed=seed, using=using)
                list_rows.invent_lists(staff.shown_municipalities(), today=today, seed=seed, using=using)
                readings.invent_readings(people, today=today, seed=seed, using=using)
                contradictions.invent_contradictions(staff.shown_municipalities(), today=today, using=using)
                round_rows.invent_rounds(children=number, today=today, seed=seed, using=using)
                market_rows.invent_market(today=today, seed=seed, using=using)
            say("contradictions")
            renew_contradictions(on=today, using=using)
            mark_filling(cursor, filled, seed, using, source)
    except (psycopg.errors.UniqueViolation, IntegrityError) as failure:
        raise AlreadyThere from failure
    say("what the law says of each child")
    finish_fillings(using=using)
    filled.seconds = perf_counter() - begun
    return filled


def finish_fillings(*, using="owner") -> bool:
    """Count and derive what follows from a filling, and note that it was finished; False when all were.

    It does not fit into the transaction of the filling, because it works in several connections. A stop
    before its end leaves a filling that is not finished, and this is called again.
    """
    left = RehearsalMark.objects.using(using).filter(finished_at=None)
    if not left.exists():
        return False
    with connections[using].cursor() as cursor:
        for table in ("intake_worklistrow", "intake_due", "oversight_tendays", "oversight_countedvisit"):
            cursor.execute(f"analyze {table}")
    count_names(using=using)
    derive_findings(using=using)
    left.update(finished_at=Now())
    return True


def count_fillings(using):
    """How many fillings there were before; refuses a database with children and none."""
    with connections[using].cursor() as cursor:
        cursor.execute("lock table rehearsal_mark in share row exclusive mode")
        cursor.execute("select count(*), exists (select from register_child) from rehearsal_mark")
        marks, children = cursor.fetchone()
    if children and not marks:
        raise NotARehearsal
    return marks


def copy_families(cursor, families, filled, what, words, say):
    """Stream the families into their tables, a chunk at a time; `say` is told that it goes on."""
    seed, today, part = what
    lines, random = Lines(), Random(f"rows {seed} {part}").random
    new_id = growing_ids(f"rows {seed}", today, ROWS_PART + part)
    register = RegisterRows(lines, new_id, random, today, words)
    cases = CaseRows(lines, new_id, random, today)
    before_harm = PreventionRows(lines, new_id, random, today, cases.note)
    # Draws of its own, so that everything else is invented as it was.
    own = Random(f"departures {seed} {part}").random
    departures = DepartureRows(lines, new_id, own, today)
    own = Random(f"arrangements {seed} {part}").random
    arrangements = ArrangementRows(lines, new_id, own, today)
    own = Random(f"applications {seed} {part}").random
    applications = ApplicationRows(lines, new_id, own, today)
    own = Random(f"incidents {seed} {part}").random
    own_asked = Random(f"independent {seed} {part}").random
    justice = JusticeRows(lines, new_id, Random(f"justice {seed} {part}").random, today, own_asked)
    incidents = IncidentRows(lines, new_id, own, today, justice)
    paths = PathRows(lines, new_id, Random(f"self-harm {seed} {part}").random, today)
    deaths = DeathRows(lines, new_id, Random(f"deaths {seed} {part}").random, today)
    for told in families:
        register.write(told)
        filled.families += 1
        filled.children += len(told.family.children)
        filled.adults += len(told.family.adults)
        for child, story in zip(told.family.children, told.stories, strict=True):
            case = None
            if story:
                case = cases.write(child, told.family.home, story)
                filled.cases += 2 if story.before else 1
            elif deaths.write(child, told.family):
                continue  # nothing happens to the child any more
            before_harm.write(child, told.family, case, story)
            departures.write(child, told.family, register.absences)
            arrangements.write(child, told.family, register.cares.get(child.id))
            applications.write(child, told.family, register.care_of.get(child.id))
            incidents.write(child, told.family, case, story)
            paths.write(child, told.family, case, story)
        if filled.families % SAID_FAMILIES == 0:
            say("families")
        if filled.families % CHUNK_FAMILIES == 0:
            copy_lines(cursor, COLUMNS, lines.of)
    justice.finish(cursor)
    copy_lines(cursor, COLUMNS, lines.of)


def mark_filling(cursor, filled, seed, using, source):
    """Say that these are invented people, and put the filling itself on the trail."""
    row = RehearsalMark.objects.using(using).create(children=filled.children, seed=seed, source=source)
    record = uuid.uuid5(NUMBERED_ROWS, f"{RehearsalMark._meta.label_lower}:{row.pk}")
    cursor.execute(
        "select trail_write('rehearsal.filled', 'done', 'rehearsal', %s, null, null, null, null, null)",
        [record],
    )

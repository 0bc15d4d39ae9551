"""Two records that are one child, and are not after all: everything reads as before, and nothing has changed.

Over random histories, which are written by the acts of every room (`tests/histories.py`): every reading and
every table is compared before two records are joined and after they are parted.
"""

import json
import random
import re
from difflib import unified_diff

import pytest
from django.apps import apps
from django.db import models

from tests.histories import GIVEN, METHOD_OF_MODEL, History, cast, home
from tests.second_person import merge_records, unmerge_records
from umai.access.facts import LocatedRow
from umai.access.sessions import Speaker
from umai.casefile.child.timeline import events_of
from umai.justice.models import EvidenceUpload
from umai.linkage.models import PairJudgement, RecordPair, Resolution
from umai.opens.models import EmergencyOpening, UnusualOpen
from umai.referrals.tests.conftest import agreement, school, service
from umai.register.child.file import file_of
from umai.register.models import Doubt, Merge, MergeProposal, MergeRefusal
from umai.rights.models import Erasure, ErasureProposal, ErasureRefusal
from umai.rounds.models import SightingMatch
from umai.trail.models import Entry
from umai.unseen.models import ListedChild
from umai.walls.models import SecondRecord, TieSuggestion
from umai.watch.models import WatchLetter, WatchOpening, WatchOpeningRequest

__all__ = ["agreement", "cast", "home", "school", "service"]

# Models that hang on a child and are in no history, each with the reason.
WITHOUT = {
    Merge: "it is what these tests write",
    MergeProposal: "it asks another person before a merge is written",
    MergeRefusal: "it says that a merge is not written",
    RecordPair: "rows of lists are kept apart from the register, and no page of a file reads them",
    Resolution: "as pairs: which row of a list is which record; it names the record that the row was found in",
    PairJudgement: "as pairs: what a reader said of one, seen by that reader alone",
    ErasureProposal: "a file that waits to be erased is closed, and a history has an open case",
    ErasureRefusal: "as the proposal that it refuses",
    Erasure: "it empties every other row; its own tests erase a whole history",
    ListedChild: "derived from rows of lists, anew when two records are joined or parted; its own tests say so",
    TieSuggestion: "no role of the web reads it; its own tests say who is shown it",
    SecondRecord: "as suggestions: it names two records that are perhaps one child, and is joined by a merge",
    EvidenceUpload: "what is still being sent, seen by its sender alone; it names the incident and no record",
    EmergencyOpening: "who opened which record is what happened; the reach of it goes by the merges",
    WatchLetter: "who watches wrote about one record, and nothing of the file stands in it",
    WatchOpening: "who opened which record is what happened; the reach of it goes by the merges",
    WatchOpeningRequest: "who asked for which record, seen by the office that asked alone",
    UnusualOpen: "asked of the trail, where records that are one child are one",
    SightingMatch: "which record was seen at a market; no page of a file reads it, and it is counted by record",
    Entry: "the trail grows with every look; a merge has its own entries, which its tests count",
}
# What reading itself writes, and what is written here.
WORK = "intake_worklistrow"
UNCOMPARED = (
    "trail_",
    "access_session",
    "staff_account",
    "django_session",
    "axes_",
    "procrastinate_",
    "register_merge",
    "notices_call",  # a child seen by another record is called for no more, and anew when the two are parted
)
SEED = 11  # of the histories that are drawn
FILE = [
    "",
    "family/",
    "cases/",
    "documents/",
    "timeline/",
    "prevention/",
    "guardianship/",
    "justice/",
    "duties/",
    "shield/",
    "conflict/",
    "sealed/",
]
LISTS = ["/", "/cases/", "/api/children", "/api/cases", "/prevention/", "/board/"]
# Of what is urgent how long ago somebody was called is said to the minute; the call is a new one.
CHANGING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|\b\d+ (minutes?|hours?)\b|/calls/[-0-9a-f]{36}/'
)


def hanging():
    """Every model whose rows are of a child; a `child_id` that is always null says that they are of none."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            nobody = issubclass(model, LocatedRow) and type(field) is models.UUIDField and field.null
            if field.attname == "child_id" and not nobody:
                yield model


def test_every_model_that_hangs_on_a_child_is_in_these_tests():
    missing = set(hanging()) - set(METHOD_OF_MODEL) - set(WITHOUT)
    assert not missing, f"write rows of {missing} in tests/histories.py, or say here why not"
    assert set(METHOD_OF_MODEL) <= set(hanging()), (
        "a history says that it makes rows of what hangs on no child"
    )


@pytest.fixture
def read(client_of):
    """`read(ids)`: what the head of the department reads of these records: each page of the last, lists, the API."""
    client = client_of("damira")

    def pages(ids):
        found = {}
        for path in [*(f"/children/{ids[-1]}/{tab}" for tab in FILE), *LISTS]:
            found[path] = whole(client.get(path))
        for pk in ids:
            found[f"api {pk}"] = client.get(f"/api/children/{pk}").json()
        for name in GIVEN:
            found[f"search {name}"] = search(client, name)
        return found

    return pages


def whole(answer):
    assert answer.status_code in (200, 302, 404), answer.content
    return answer.status_code, answer.get("Location"), CHANGING.sub("", answer.content.decode())


def search(client, name):
    asked = json.dumps({"text": f"Асанов {name}"})
    return client.post("/api/children/search", asked, content_type="application/json").json()["children"]


@pytest.fixture
def tables(superuser):
    """`tables()`: each table to a digest of all its rows, and the list of work without the day of being seen."""
    names = superuser.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
    each = "select '{0}', md5(string_agg(t::text, '|' order by t::text)) from public.{0} t"
    asked = [each.format(name) for (name,) in names if not name.startswith(UNCOMPARED)]
    asked.append(
        "select 'all else of the work', md5(string_agg(w::text, '|' order by w::text))"
        f" from (select to_jsonb(t) - 'seen_on' as w from public.{WORK} t) t"
    )
    return lambda: dict(superuser.execute(" union all ".join(asked)).fetchall())


def settled(tables):
    """What two records that are one child change: a child who was seen under either of them was seen.

    So is the day of it on the list of work, where the other record was seen later; nothing else there.
    """
    return {item for item in tables().items() if item[0] in ("urgency_urgency", WORK)}


def join(leads, other, by):
    return merge_records(leads.child, by=by, other=other.child, reason="known", despite=list(Doubt.values))


def test_two_whole_histories_joined_are_one_child_and_parted_read_as_before(
    cast, read, tables, superuser, client_of
):
    one, two = History(cast).write(), History(cast, random.Random(2), given=GIVEN[1]).write()
    ids = [one.child.pk, two.child.pk]
    for model in METHOD_OF_MODEL:
        column = model._meta.get_field("child_id" if model._meta.label != "register.Child" else "id").column
        statement = f"select count(distinct {column}) from {model._meta.db_table} where {column} = any (%s)"
        assert superuser.execute(statement, [ids]).fetchone() == (2,), (
            f"{METHOD_OF_MODEL[model]} makes no {model}"
        )
    pages, rows = read(ids), tables()
    alone = [len(timeline(history, cast)) for history in (one, two)]

    row = join(one, two, cast["damira"])
    assert tables().items() - rows.items() <= settled(tables)
    head = client_of("damira")
    for tab in FILE:
        assert head.get(f"/children/{ids[1]}/{tab}")["Location"] == f"/children/{ids[0]}/{tab}"
        assert head.get(f"/children/{ids[0]}/{tab}").status_code == 200
    assert len(timeline(one, cast)) == sum(alone) + 1
    file, other = (head.get(f"/api/children/{pk}").json() for pk in ids)
    assert file == other and file["merged_from"] == [str(ids[1])]
    for part in ("cases", "addresses", "kin", "care", "schooling", "names"):
        assert len(file[part]) == sum(len(pages[f"api {pk}"][part]) for pk in ids), part
    for name in GIVEN[:2]:
        assert [found["id"] for found in search(head, name)] == [str(ids[0])]

    unmerge_records(row, by=cast["damira"], words="The mother says that they are cousins.")
    assert tables() == rows
    reads_as(pages, read(ids), ids)


def reads_as(before, after, ids):
    """The same, but that the timeline says that they were joined and parted: nothing is unsaid."""
    timelines = {f"/children/{pk}/timeline/" for pk in ids}
    for path in before.keys() - timelines:
        lines = [str(page[path]).replace("\\n", "\n").splitlines() for page in (before, after)]
        assert lines[0] == lines[1], f"{path} reads otherwise:\n" + "\n".join(unified_diff(*lines, n=1))


def timeline(history, cast):
    by = Speaker(cast["damira"].token)
    return events_of(file_of(history.child, by=by), by=by)


def test_drawn_histories_joined_in_a_chain_and_parted_in_any_order_leave_every_table_as_before(
    cast, tables, client_of
):
    draw = random.Random(SEED)
    histories = [History(cast, draw, given=given).write(0.4) for given in GIVEN[:3]]
    ids = [history.child.pk for history in histories]
    rows = tables()

    by = cast["erlan"]
    draw.shuffle(histories)
    first, second, third = histories
    merges = [join(*draw.sample([first, second], 2), by), join(*draw.sample([second, third], 2), by)]
    assert tables().items() - rows.items() <= settled(tables)
    head = client_of("damira")
    for tab in FILE:
        assert head.get(f"/children/{ids[0]}/{tab}", follow=True).status_code in (200, 404), tab

    draw.shuffle(merges)
    for row in merges:
        unmerge_records(row, by=by, words="It was a mistake.")
    assert tables() == rows

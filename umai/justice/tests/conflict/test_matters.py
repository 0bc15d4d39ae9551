"""A child in conflict with the law: sealed, told on time, urgent while it is away; its pages."""

import uuid
from datetime import time
from functools import partial
from itertools import product

import pytest
from django.db import IntegrityError
from django.urls import reverse

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.models import Grant, GrantReason
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.intake.cases.actions import assign_worker
from umai.justice.conflict_with_law.counts import away_sql, children_away
from umai.justice.conflict_with_law.kinds import (
    ABOUT_A_MATTER,
    DETENTION,
    DIVERSION,
    MATTER,
    OUTCOME,
    QUESTIONING,
)
from umai.justice.conflict_with_law.models import (
    ChildDetention,
    Diversion,
    MatterOutcome,
    MatterQuestioning,
    OffenceMatter,
)
from umai.justice.conflict_with_law.reading import alarms_of_matter, matter_warnings, matters_of
from umai.justice.reading import events_of
from umai.justice.tests.conftest import DAY, wall
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.urgency.models import Urgency

SAID = {
    "kind": "crime",
    "article": "",
    "body": "Ноокат РИИБи",
    "number": "",
    "words": "Дүкөндөн нан алган деп айтылат.",
    "harm": "",
    "childs_words": "Ачка болчумун.",
}
HELD = {
    "body": "Ноокат РИИБи",
    "detained_at": time(9, 0),
    "carers_on": None,
    "carers_at": None,
    "office_on": None,
    "office_at": None,
    "lawyer": None,
    "with_adults": None,
    "words": "",
}
ASKED = {"body": "police", "presence": ["parent"], "lawyer": True, "recorded": None, "words": ""}
DIVERTED = {
    "kind": "programme",
    "stage": "decided",
    "body": "Прокурор",
    "child_agrees": None,
    "representative_agrees": None,
    "until": None,
    "words": "",
}


def matter_of(child, by, **changes):
    """A matter under the Criminal Code of four days ago, unless it is said otherwise."""
    return MATTER.act(child, by=by, **SAID | {"happened_on": today() - 4 * DAY} | changes)


def held(matter, by, **changes):
    return DETENTION.act(matter, by=by, **HELD | {"happened_on": today() - 3 * DAY} | changes)


def became(matter, by, outcome, **changes):
    said = {"outcome": outcome, "to_whom": "", "words": "", "happened_on": today()}
    return OUTCOME.act(matter, by=by, **said | changes)


def diverted(matter, by, **changes):
    return DIVERSION.act(matter, by=by, **DIVERTED | {"happened_on": today()} | changes)


def seen(by, child):
    with reading(by):
        return list(matters_of(child.pk, by))


def alarms(matter, by):
    with reading(by):
        return " ".join(alarms_of_matter(matter, by))


@pytest.fixture
def matter(case, child, damira):
    return matter_of(child, damira)


class TestAMatter:
    def test_is_sealed_and_on_the_trail(self, matter, child, damira, erlan, aigul):
        assert last_entry() == ("justice.record_matter", "done")
        assert (len(seen(damira, child)), seen(erlan, child), seen(aigul, child)) == (1, [], [])

    def test_is_read_by_the_worker_of_the_case(self, matter, case, child, aigul, erlan):
        assign_worker(case, by=erlan, worker_id=aigul.pk)
        assert len(seen(aigul, child)) == 1

    def test_is_written_by_who_may_not_read_it(self, case, child, aigul, damira):
        matter_of(child, aigul)
        assert (seen(aigul, child), len(seen(damira, child))) == ([], 1)

    def test_is_refused_where_an_answer_is_none(self, child, damira):
        write = partial(matter_of, child, damira)
        assert not_refused([{"kind": "sin"}, {"words": ""}], Incomplete, write) == []
        assert not_refused([{"happened_on": today() + DAY}], ImpossibleTime, write) == []

    def test_hides_behind_a_wall(self, matter, child, damira):
        wall(damira.worker, child)
        assert seen(damira, child) == []

    def test_is_refused_by_the_database_whoever_writes_it(self, child, damira):
        def write(**wrong):
            said = SAID | {"happened_on": today(), "away": False}
            with damira.speaking():
                OffenceMatter.objects.create(child=child, **said | wrong)

        wrong = [{"sealed": False}, {"words": ""}, {"happened_on": None}]
        assert not_refused(wrong, IntegrityError, write) == []

    def test_is_told_on_the_timeline_to_who_may_read_it(self, matter, child, damira, erlan):
        held(matter, damira)
        for by, found in ((damira, 2), (erlan, 0)):
            with reading(by):
                assert len(list(events_of(child, by))) == found

    def test_that_was_struck_counts_no_more(self, matter, child, damira):
        strike_row(matter, by=damira)
        assert seen(damira, child) == []


class TestARunaway:
    def test_calls_who_answers_for_the_case(self, case, child, aigul, erlan, damira):
        assign_worker(case, by=erlan, worker_id=aigul.pk)
        matter_of(child, erlan, kind="runaway")
        assert Urgency.objects.using("owner").get().case_id == case.pk
        assert Call.objects.using("owner").get(kind="case", taken=False).worker_id == aigul.pk

    def test_without_a_case_calls_who_is_on_duty(self, child, aigul):
        matter_of(child, aigul, kind="runaway")
        call = Call.objects.using("owner").get()
        assert (call.kind, call.about) == ("child", child.pk)

    def test_calls_nobody_until_it_turns_out_to_be_one(self, matter, damira):
        assert not Urgency.objects.using("owner").exists()
        correct_row(matter, by=damira, **SAID | {"kind": "runaway", "happened_on": today()})
        assert Urgency.objects.using("owner").count() == 1

    def test_is_warned_of_and_counted_until_the_child_is_found(self, case, child, damira, erlan):
        matter = matter_of(child, damira, kind="runaway")
        assert children_away(damira) == [(child.pk, matter.line, today() - 4 * DAY)]
        assert (damira.ask(away_sql(damira))[0][0], erlan.ask(away_sql(erlan))[0][0]) == (1, 0)
        with reading(damira):
            assert "not found yet" in matter_warnings(child.pk, damira)[0]
        assert "nobody has found it" in alarms(matter, damira)
        row = became(matter, damira, "found")
        assert children_away(damira) == []
        with reading(damira):
            assert matter_warnings(child.pk, damira) == []
        strike_row(row, by=damira)
        assert len(children_away(damira)) == 1


class TestADetention:
    def test_of_which_nobody_told_anybody_alarms(self, matter, damira):
        held(matter, damira, with_adults=True)
        said = alarms(matter, damira)
        assert "Nobody has told parents" in said and "not written that the office" in said
        assert "together with adults" in said

    def test_is_told_in_time_to_the_minute(self, case, child, damira):
        day = today() - 3 * DAY
        noon, nine = (time(12, 0), time(12, 1)), (time(21, 0), time(21, 1))
        late = {}
        for carers, office in product(noon, nine):
            matter = matter_of(child, damira)
            held(matter, damira, carers_on=day, carers_at=carers, office_on=day, office_at=office)
            late[carers.minute, office.minute] = alarms(matter, damira).count("too late")
        assert late == {(0, 0): 0, (1, 0): 1, (0, 1): 1, (1, 1): 2}

    def test_says_hours_that_can_be(self, matter, damira):
        half = [{"carers_on": today()}, {"office_at": time(9, 0)}]
        impossible = [
            {"carers_on": today() - 3 * DAY, "carers_at": time(8, 59)},
            {"carers_on": today() + DAY, "carers_at": time(1, 0)},
            {"happened_on": today() + DAY},
            {"happened_on": today(), "detained_at": time(23, 59, 59)},
        ]
        assert not_refused(half, Incomplete, partial(held, matter, damira)) == []
        assert not_refused(impossible, ImpossibleTime, partial(held, matter, damira)) == []


class TestWhatFollows:
    def test_a_questioning_alone_or_without_a_lawyer_alarms(self, matter, damira):
        QUESTIONING.act(matter, by=damira, **ASKED | {"happened_on": today()})
        assert alarms(matter, damira) == ""
        QUESTIONING.act(matter, by=damira, **ASKED | {"presence": ["nobody"], "happened_on": today()})
        wrong = {"presence": ["suspect"], "lawyer": False, "happened_on": today()}
        QUESTIONING.act(matter, by=damira, **ASKED | wrong)
        said = alarms(matter, damira)
        assert "nobody was with it" in said and "without a lawyer" in said and "should not have been" in said

    def test_a_diversion_is_agreed_by_the_child_and_the_representative(self, matter, damira):
        with pytest.raises(Incomplete, match="both agree"):
            diverted(matter, damira, stage="agreed", child_agrees=True)
        row = diverted(matter, damira, stage="agreed", child_agrees=True, representative_agrees=True)
        assert row.matter_id == matter.line

    def test_nothing_follows_before_the_matter(self, matter, damira):
        with pytest.raises(ImpossibleTime):
            became(matter, damira, "found", happened_on=today() - 9 * DAY)

    def test_hangs_on_the_first_row_and_is_sealed(self, matter, damira):
        later = correct_row(matter, by=damira, **SAID | {"happened_on": today() - 4 * DAY})
        held(later, damira)
        row = ChildDetention.objects.using("owner").get()
        assert (row.matter_id, row.sealed) == (matter.line, True)

    def test_cannot_be_open(self, matter, damira):
        def write(kind):
            model, said = kind
            row = {"child_id": matter.child_id, "matter": matter, "happened_on": today(), "sealed": False}
            with damira.speaking():
                model.objects.create(**said | row)

        open_rows = [(ChildDetention, HELD), (MatterQuestioning, ASKED), (Diversion, DIVERTED)]
        open_rows += [(MatterOutcome, {"outcome": "found", "found": True})]
        assert not_refused(open_rows, IntegrityError, write) == []


def typed(**changes):
    day = today()
    said = {"id": str(uuid.uuid4()), "kind": "runaway", "words": "Үйдөн кетти."}
    said |= {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
    return said | changes


def page(client, name, *args):
    return client.get(reverse(f"justice:{name}", args=args))


def test_whoever_writes_it_is_led_to_a_page_that_is_theirs_and_told_that_it_is_sealed(case, child, client_of):
    client = client_of("aigul")
    assert page(client, "record_matter", child.pk).status_code == 200
    answer = client.post(reverse("justice:record_matter", args=[child.pk]), typed(), follow=True)
    assert OffenceMatter.objects.using("owner").get().away
    said = answer.content.decode()
    assert "saved and sealed" in said and "You see nothing written down here." in said


def test_the_head_reads_it_apart_from_what_was_done_to_the_child(case, child, damira, client_of):
    client = client_of("damira")
    matter_of(child, damira)
    assert "Not found yet" not in page(client, "conflict", child.pk).content.decode()
    matter = matter_of(child, damira, kind="runaway")
    assert matter.get_absolute_url() not in page(client, "of_child", child.pk).content.decode()
    shown = page(client, "conflict", child.pk).content.decode()
    assert matter.get_absolute_url() in shown and "Not found yet" in shown
    shown = page(client, "matter", matter.line).content.decode()
    assert "nobody has found it" in shown and "/correct/" in shown


def test_nobody_else_reads_it_before_it_is_opened_to_them(case, child, damira, farida, client_of):
    matter = matter_of(child, damira)
    for name in ("erlan", "farida"):
        client = client_of(name)
        assert page(client, "matter", matter.line).status_code == 404
        assert matter.get_absolute_url() not in page(client, "conflict", child.pk).content.decode()
    assert b"/matter/new/" not in page(client_of("farida"), "conflict", child.pk).content
    Grant.objects.using("owner").create(worker_id=farida.pk, child_id=child.pk, reason=GrantReason.UNSEALED)
    shown = page(client_of("farida"), "matter", matter.line).content.decode()
    assert SAID["words"] in shown and "/correct/" not in shown


def test_a_matter_keeps_its_address_when_it_is_corrected(case, child, damira, client_of):
    matter = matter_of(child, damira)
    later = correct_row(matter, by=damira, **SAID | {"happened_on": today(), "words": "Башкача."})
    client = client_of("damira")
    assert "Башкача." in page(client, "matter", matter.line).content.decode()
    assert page(client, "matter", later.pk).headers["Location"] == f"/matters/{matter.line}/"


def test_what_follows_has_a_form(case, child, damira, client_of):
    matter, client = matter_of(child, damira), client_of("damira")
    found = {
        kind.slug: page(client, f"record_{kind.slug}", matter.line).status_code for kind in ABOUT_A_MATTER
    }
    assert set(found.values()) == {200}, found


def test_a_detention_is_written_and_corrected_with_its_hours(case, child, damira, client_of):
    matter = matter_of(child, damira)
    client = client_of("damira")
    day = today() - DAY
    said = {"id": str(uuid.uuid4()), "body": "РИИБ", "detained_at": "9:05", "carers_at": "10.10"}
    for name in ("happened_on", "carers_on"):
        said |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    answer = client.post(reverse("justice:record_detention", args=[matter.line]), said)
    assert answer.headers["Location"] == f"/matters/{matter.line}/"
    assert f"{ChildDetention.objects.using('owner').get().carers_at:%H:%M}" == "10:10"
    row = held(matter, damira)
    shown = page(client, "correct_detention", row.pk).content.decode()
    assert 'value="09:00"' in shown and "09:00" in page(client, "matter", matter.line).content.decode()
    assert page(client, "strike_detention", row.pk).status_code == 200

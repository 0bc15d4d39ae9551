"""A Commission sees what is on its own agenda and nothing else of a file; a wall hides it from who is tied."""

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from tests.seen import tables_seen_by
from tests.tampering import without_triggers
from umai.commission.agenda.actions import take_out
from umai.commission.models import AgendaItem, Decision, Member, Sitting
from umai.commission.tests.conftest import Speaker, later, members, opened
from umai.planning.tests.conftest import wall
from umai.refusal import NotPermitted

OURS = {"commission_agendaitem", "commission_decision", "commission_hearingrequest", "commission_heardview"}


@pytest.fixture(params=[True, False], ids=["own filter", "row security alone"])
def own_filter(request):
    with override_settings(UMAI_OWN_FILTER=request.param):
        yield


def reached(by, model=AgendaItem):
    with by.speaking():
        return model.objects.within_reach_of(by).count()


def test_who_sits_there_sees_the_agenda_and_who_keeps_the_file_the_rows(
    decision, child, sabira, member, secretary_elsewhere, request, own_filter
):
    for by in (sabira, member):
        by = Speaker(by.token)
        assert tables_seen_by(by) == OURS and reached(by) == reached(by, Decision) == 1
    assert tables_seen_by(secretary_elsewhere) == set() and reached(secretary_elsewhere) == 0
    others = ["kanykei", "bakyt", "gulnara", "timur", "cholpon", "azamat"]
    keepers = ["aigul", "erlan", "damira", "farida"]
    found = {who: reached(request.getfixturevalue(who)) for who in (*others, *keepers)}
    assert found == dict.fromkeys(others, 0) | dict.fromkeys(keepers, 1)
    for by in (sabira, member):
        wall(by, child)
        by = Speaker(by.token)
        assert tables_seen_by(by) == set() and reached(by) == 0


def test_who_is_invited_is_shown_to_the_own_commission_alone(session, secretary_elsewhere, sabira, aigul):
    for by, number in ((sabira, 3), (secretary_elsewhere, 0), (aigul, 0)):
        with by.speaking():
            assert Member.objects.count() == number


def test_a_member_writes_nothing_but_that_the_member_steps_back(item, member):
    with pytest.raises(NotPermitted):
        take_out(item, by=member, reason="I do not like it.")
    with member.speaking(), pytest.raises(DatabaseError), transaction.atomic():
        Sitting.objects.create(held_on=later(), begins_at="10:00", place="At home")


def decide_in_sql(item, by, why, in_favour):
    row = {"words": "Yes.", "owner": "The clinic", "due_on": later(), "kind": "measure", "item": item}
    row |= {"child_id": item.child_id, "case_id": item.case_id, "decided_on": later(0)}
    with by.speaking(), pytest.raises(DatabaseError, match=why), transaction.atomic():
        Decision.objects.create(in_favour=in_favour, **row)


def test_the_database_refuses_votes_of_more_than_may_decide_and_a_decision_without_a_quorum(
    session, item, heard, sabira, member, child, superuser
):
    opened(session, sabira)
    wall(member, child)
    decide_in_sql(item, sabira, "more votes than members", in_favour=3)
    came = [one.pk for one in members(session) if one.worker_id != member.pk]
    with without_triggers(superuser):
        superuser.execute(
            "update commission_presence set present = false where member_id = any (%s)", [came[:1]]
        )
    decide_in_sql(item, sabira, "no quorum", in_favour=1)


def test_a_session_is_never_changed(session, superuser):
    with pytest.raises(Exception, match="never changed"):
        Sitting.objects.using("owner").filter(pk=session.pk).update(place="Elsewhere")

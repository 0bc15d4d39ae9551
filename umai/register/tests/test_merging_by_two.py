"""While something runs for a child, two persons say whether two records are one child."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.second_person import second_of
from tests.tampering import without_triggers
from umai.access.models import Wall
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.register.child.actions import add_child
from umai.register.merges import Doubt, Merge, MergeProposal
from umai.register.merging.actions import merge_records, strike_merge, unmerge_records
from umai.register.merging.second_person import agree_to_merge, refuse_merge, waiting_merges
from umai.trail.models import Entry


@pytest.fixture
def two(aigul):
    """Two records of one child, with a wall around the second."""
    made = [
        add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": given})
        for given in ("Нурбек", "Нурбекбай")
    ]
    Wall.objects.using("owner").create(
        worker_id=aigul.pk, child_id=made[1].pk, from_at=timezone.now() - timedelta(days=1)
    )
    return made


@pytest.fixture
def proposal(two, erlan):
    return merge_records(two[0], by=erlan, other=two[1], reason="known", despite=list(Doubt.values))


def last_entry():
    """Act and outcome of the last entry on the trail."""
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def merged():
    return Merge.objects.using("owner").exists()


def test_one_person_only_proposes_and_it_waits_for_another(proposal, erlan, damira):
    assert isinstance(proposal, MergeProposal) and not merged()
    assert last_entry() == ("register.merge", "done")
    for by, waits in ((erlan, []), (damira, [proposal.pk])):
        with by.speaking():
            assert [one.pk for one in waiting_merges(by)] == waits
    with pytest.raises(NeedsAnotherPerson):
        agree_to_merge(proposal, by=erlan)
    assert not merged()
    assert agree_to_merge(proposal, by=damira).proposal_id == proposal.pk
    assert merged() and last_entry() == ("register.agree_merge", "done")


def test_a_refusal_says_why_and_leaves_both_as_they_are(proposal, damira, erlan):
    with pytest.raises(Incomplete):
        refuse_merge(proposal, by=damira, words=" ")
    refuse_merge(proposal, by=damira, words="Cousins.")
    assert not merged() and last_entry() == ("register.refuse_merge", "done")
    with pytest.raises(AlreadyAnswered):
        agree_to_merge(proposal, by=second_of(erlan))


def test_two_persons_part_them_too(proposal, damira, erlan):
    merge = agree_to_merge(proposal, by=damira)
    parting = unmerge_records(merge, by=damira, words="Cousins.")
    assert merged()
    agree_to_merge(parting, by=erlan)
    assert not merged()
    with pytest.raises(AlreadyAnswered):
        agree_to_merge(parting, by=erlan)


def test_a_second_proposal_to_join_parts_nobody_past_the_program(two, proposal, erlan, damira):
    """With it the head would part alone what two persons joined: nobody proposed to part them."""
    second = merge_records(two[0], by=erlan, other=two[1], reason="paper", despite=list(Doubt.values))
    merge = agree_to_merge(proposal, by=damira)
    with damira.speaking(), pytest.raises(IntegrityError, match="another person has to agree"):
        strike_merge(merge, "Cousins.", second)
    assert merged()


def test_across_two_districts_another_supervisor_of_the_oblast_agrees(aigul, farida, superuser):
    """Nobody of one district reads both."""
    from tests.cast import NOOKAT

    here = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбек"})
    there = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбек"})
    with without_triggers(superuser):
        superuser.execute(
            "update register_child set municipality_id = null, district_id = (select min(d.id) from places_place d"
            " join places_place n on n.code = %s and d.parent_id = n.parent_id"
            " where d.id = d.district_id and d.id <> n.id) where id = %s",
            [NOOKAT, there.pk],
        )
    Wall.objects.using("owner").create(worker_id=aigul.pk, child_id=here.pk)
    waiting = merge_records(here, by=farida, other=there, reason="known", despite=list(Doubt.values))
    assert isinstance(waiting, MergeProposal) and not merged()
    agree_to_merge(waiting, by=second_of(farida))
    assert merged()

"""What invented carers leave open: every kind of question is asked somewhere, and each fits the family."""

from django.db import connections

from rehearsal.load import fill_invented
from rehearsal.tests.conftest import TODAY
from umai.guardianship.models import CarePlacement, ChildReturn
from umai.law.terms.clock import day_of

ASKED = """
    select count(*) filter (where c.institution <> ''), count(distinct c.child_id)
    from register_carearrangement c join register_carearrangement o on o.child_id = c.child_id and o.id <> c.id
        and o.paper <> 'none' and c.paper <> 'none' and c.current and o.current"""
BACK = """
    select count(*) from register_absence a join register_kinship k on k.adult_id = a.adult_id
        join register_carearrangement c on c.child_id = k.child_id and c.paper <> 'none'
    where a.holds_to <= %s and c.carer_id <> a.adult_id"""


def test_first_visits_a_second_paper_a_return_and_a_child_from_abroad_are_open(db, monkeypatch):
    for name in ("PLACED", "IN_TWO_HANDS", "BACK", "RECEIVED"):
        monkeypatch.setattr(f"rehearsal.arrangement_rows.{name}", 0.4)
    fill_invented(1500, seed=1, today=TODAY)

    placed = CarePlacement.objects.using("owner").select_related("care")
    assert placed.exists()
    for one in placed:
        assert one.placed_on <= TODAY and one.care.child_id == one.child_id
    assert ChildReturn.objects.using("owner").exists()
    written = [day_of(one.recorded_at) for one in (*placed, *ChildReturn.objects.using("owner"))]
    assert max(written) < TODAY  # the afternoon of today may not have come
    with connections["owner"].cursor() as cursor:
        cursor.execute(ASKED)
        institutions, children = cursor.fetchone()
        assert institutions and children
        cursor.execute(BACK, [TODAY])
        assert cursor.fetchone()[0]

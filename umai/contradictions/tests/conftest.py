"""A child for each rule, whose rows contradict, and what mends them: all by the acts that write them."""

import uuid
from datetime import date, timedelta

import pytest

from tests.cast import id_of
from umai.contradictions.jobs import renew_contradictions
from umai.contradictions.models import Contradiction
from umai.contradictions.reading import found_of
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.intake.transfer.actions import send_file
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.protection.emergency.actions import record_decision
from umai.protection.people.actions import record_conflict
from umai.protection.tests.conftest import ago, begun
from umai.register.child import actions
from umai.register.facts.address import Address
from umai.register.family.absence import Absence
from umai.register.family.care import CareArrangement
from umai.register.models import Identity, Membership
from umai.register.tests.conftest import grant, trail, wall
from umai.staff.models import Office

BORN = date(2015, 3, 27)


class Household:
    """A child of the worker's municipality, and what the worker writes about the family."""

    def __init__(self, by, given="Нурбек", born=BORN):
        self.by = by
        identity = {"surname": "Асанов", "given": given, "birth_date": born}
        self.child = actions.add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)

    def adult(self, relation, *, given="Гүлнара", here=False, born=date(1960, 5, 1)):
        """An adult of the family; answers the id."""
        identity = {"surname": "Асанов", "given": given, "birth_date": born}
        kinship = actions.add_adult(
            self.child, by=self.by, identity=identity, relation=relation, lives_together=here
        )
        return kinship.adult_id

    def record(self, model, **fact):
        return actions.record_fact(self.child, by=self.by, model=model, **fact)

    def change(self, fact, **changes):
        return actions.change_fact(self.child, by=self.by, fact=fact, changed_on=today(), **changes)

    def end(self, fact):
        """It was true until yesterday."""
        return self.change(fact, holds_to=yesterday())

    def away(self, adult):
        return self.record(Absence, adult_id=adult, kind="external", country="RU", holds_from=days_ago(90))

    def care(self, adult=None, **fact):
        since = fact.pop("holds_from", days_ago(60))
        return self.record(CareArrangement, carer_id=adult, holds_from=since, **fact)

    def lives(self, place):
        return self.record(Address, kind="actual", settlement_id=place.pk, holds_from=days_ago(30))

    def case(self, assigned_by=None):
        """An open case; with `assigned_by` the worker answers for it."""
        case = open_case(self.child, by=self.by, **particulars())
        if assigned_by:
            assign_worker(case, by=assigned_by, worker_id=self.by.pk)
        return case


def days_ago(days):
    return today() - timedelta(days)


def yesterday():
    return days_ago(1)


def carer_is_danger(by):
    home = Household(by)
    uncle = home.adult("uncle_f")
    care = home.care(uncle)
    protection = begun(home.case(), by)
    said = {"happened_at": ago(hours=4), "decided": "removed", "reason": "Beaten."}
    record_decision(protection, by=by, suspect_id=uncle, **said)
    return home, lambda: home.end(care)


def nobody_cares(by):
    home = Household(by)
    home.away(home.adult("mother"))
    home.away(home.adult("father"))
    grandmother = home.adult("grandmother_m")
    return home, lambda: home.care(grandmother)


def carer_away(by):
    home = Household(by)
    aunt = home.adult("aunt_m")
    home.care(aunt)
    gone = home.away(aunt)
    return home, lambda: home.end(gone)


def carer_is_minor(by):
    home = Household(by)
    sister = home.adult("sibling", born=days_ago(16 * 365))
    care = home.care(sister)
    return home, lambda: home.end(care)


def lives_elsewhere(by):
    home = Household(by)
    address = home.lives(village_of(by.office.place))
    far = Place.objects.get(pk=village_of(second_municipality()).pk)
    with by.speaking():  # as a list of another body said it, past the act that moves the file along
        away = address.replace_with(settlement_id=far.pk)
    return home, lambda: home.end(away)


def parent_here_and_away(by):
    home = Household(by)
    mother = home.adult("mother", here=True)
    home.adult("father", here=True)
    gone = home.away(mother)
    return home, lambda: home.end(gone)


def carer_elsewhere(by):
    home = Household(by)
    home.adult("father", here=True)
    grandmother = home.adult("grandmother_m", here=True)
    care = home.care(grandmother)
    home.end(Membership.objects.using("owner").get(adult_id=grandmother))
    return home, lambda: home.end(care)


def institution_and_carer(by):
    home = Household(by)
    home.care(home.adult("grandmother_m"))
    there = home.care(institution="Балдар үйү", paper="institution")
    return home, lambda: home.end(there)


def two_carers(by):
    home = Household(by)
    first = home.care(home.adult("grandmother_m"))
    home.care(home.adult("aunt_f"))
    return home, lambda: home.end(first)


def two_addresses(by):
    home = Household(by)
    home.lives(village_of(by.office.place))
    with by.speaking():
        second = Address.objects.create(child=home.child, settlement=village_of(second_municipality()))
    return home, lambda: home.end(second)


def grown_up(by):
    home = Household(by)
    home.case()
    with by.speaking():
        identity = Identity.objects.get(child=home.child)
    born = date(today().year - 18, today().month, 1)
    old = actions.correct_fact(home.child, by=by, fact=identity, birth_date=born)
    return home, lambda: actions.correct_fact(home.child, by=by, fact=old, birth_date=BORN)


CASES = {
    function.__name__: function
    for function in (
        carer_is_danger,
        nobody_cares,
        carer_away,
        carer_is_minor,
        lives_elsewhere,
        parent_here_and_away,
        carer_elsewhere,
        institution_and_carer,
        two_carers,
        two_addresses,
        grown_up,
    )
}


def village_of(municipality):
    return Place.objects.current().villages().filter(municipality=municipality).in_order()[0]


def second_municipality():
    """The municipality of Nookat in which Azamat works."""
    return Office.objects.using("owner").get(pk=id_of("office", "nookat_second")).place


def found(home, by=None):
    """The slugs of the rules that find something in the child's file now."""
    return {one.rule.slug for one in found_of(home.child.pk, by or home.by)}


def renew(on=None):
    renew_contradictions(on=on or today(), using="owner")


def listed():
    """What the list has, as (child, rule)."""
    rows = Contradiction.objects.using("owner").standing()
    return set(rows.values_list("child_id", "rule"))


@pytest.fixture
def nobody(aigul):
    """A child of whom every parent is away and for whom nobody is recorded as caring; and what mends it."""
    return nobody_cares(aigul)


__all__ = ["grant", "record_conflict", "send_file", "trail", "wall"]

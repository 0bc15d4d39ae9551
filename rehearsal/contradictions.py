"""One file for each rule by which a file contradicts itself, where the demonstration people work.

Written row by row by the owner, whose own stamps stand. Most of the invented files fit together; besides
these only children contradict whose one known parent is away and for whom nobody is recorded as caring.
"""

import uuid
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef

from umai.intake.models import Case
from umai.law.children.ages import birthday
from umai.law.terms.clock import BISHKEK
from umai.places.models import Place
from umai.protection.models import ConflictOfInterest, Protection
from umai.register.models import (
    Absence,
    Address,
    Adult,
    AdultIdentity,
    CareArrangement,
    Child,
    Identity,
    Kinship,
    Membership,
)
from umai.self_harm.models import SelfHarmPath

SPACE = uuid.UUID("0d7c4b1e-6f52-4a3c-9a0b-636f6e747261")


def invent_contradictions(municipalities, *, today: date, using="owner"):
    """Make the files of these municipalities (codes) contradict, one for each rule; nothing a second time.

    Answers what contradicts now, as a set of (id of the child, slug of the rule): fewer in a small filling.
    """
    if AdultIdentity.objects.using(using).filter(given=INVENTED).exists():
        return set()
    died = SelfHarmPath.objects.using(using).filter(follow_until=None).values("child")
    held = Child.objects.using(using).filter(municipality__code__in=municipalities).order_by("pk")
    held = held.exclude(pk__in=died)  # nothing more is written of them
    made = {}
    for slug, (find, write) in FILES.items():
        child = find(held.exclude(pk__in=made), using).first()
        if child:
            write(FileWriter(child, today, using))
            made[child.pk] = slug
    return set(made.items())


def of_both_parents(children, using):
    """Children who live with both parents, and of whom no care, no absence and no case is recorded."""
    kin = Kinship.objects.using(using).filter(relation__in=("mother", "father"))
    own = kin.filter(child=OuterRef("pk"))
    away = Absence.objects.using(using).values("adult")
    home = Membership.objects.using(using).filter(adult=OuterRef("adult"))
    return children.filter(
        Exists(own.filter(Exists(home), relation="mother")),
        Exists(own.filter(Exists(home), relation="father")),
        ~Exists(own.filter(adult__in=away)),
        ~Exists(CareArrangement.objects.using(using).filter(child=OuterRef("pk"))),
        ~Exists(Case.objects.using(using).filter(child=OuterRef("pk"))),
    )


def only_children(children, using):
    """Those of them who have no brother or sister: what is written of a parent is of no other file."""
    kin = Kinship.objects.using(using).filter(relation__in=("mother", "father"))
    shared = kin.values("adult").annotate(n=Count("child", distinct=True)).filter(n__gt=1).values("adult")
    return of_both_parents(children, using).filter(
        ~Exists(kin.filter(child=OuterRef("pk"), adult__in=shared))
    )


def with_running_protection(children, using):
    """Children whose protection runs."""
    return children.filter(protections__isnull=False, protections__ending=None)


def with_parents_away(children, using):
    """Children whose parents are away, and for whom somebody cares."""
    away = Absence.objects.using(using).values("adult")
    parents = Kinship.objects.using(using).filter(child=OuterRef("pk"), relation__in=("mother", "father"))
    cared = CareArrangement.objects.using(using).filter(child=OuterRef("pk"), carer__isnull=False)
    return children.filter(Exists(parents), ~Exists(parents.exclude(adult__in=away)), Exists(cared))


def with_open_case(children, using):
    """Children with an open case, in which no protection was begun, and no care."""
    cases = Case.objects.using(using).filter(child=OuterRef("pk"), closure=None)
    cared = CareArrangement.objects.using(using).filter(child=OuterRef("pk"))
    return children.filter(Exists(cases), ~Exists(cared), protections=None)


class FileWriter:
    """Writes rows of one child's file, as whoever registered the child, on the day before."""

    def __init__(self, child, today, using):
        self.child, self.today, self.using, self.number = child, today, using, 0
        names = ("district_id", "municipality_id", "office_id", "recorded_by_id", "recorded_office_id")
        self.common = {name: getattr(child, name) for name in names}
        self.common["recorded_at"] = datetime.combine(self.day(1), time(11), tzinfo=BISHKEK)

    def day(self, days):
        return self.today - timedelta(days)

    def row(self, model, **said):
        self.number += 1
        said = {"id": uuid.uuid5(SPACE, f"{self.child.pk}:{self.number}")} | self.common | said
        return model.objects.using(self.using).create(**said)

    def of_child(self, model, **said):
        return self.row(model, child_id=self.child.pk, **said)

    def current(self, model, **which):
        return model.objects.using(self.using).filter(child_id=self.child.pk, **which).first()

    def adult(self, relation, years=61):
        """Somebody of the family who was not on the register."""
        adult = self.row(Adult)
        self.of_child(Kinship, adult=adult, relation=relation)
        born = birthday(self.today, -years)
        self.row(AdultIdentity, adult=adult, surname=SURNAME, given=INVENTED, birth_date=born)
        return adult

    def care(self, adult=None, **said):
        return self.of_child(CareArrangement, carer=adult, holds_from=self.day(40), **said)

    def away(self, adult):
        said = {"kind": "external", "country": "RU", "holds_from": self.day(30)}
        return self.row(Absence, adult_id=adult.pk if isinstance(adult, Adult) else adult, **said)

    def place_elsewhere(self):
        """A village in another municipality of the district."""
        villages = Place.objects.using(self.using).current().villages().order_by("code")
        return villages.filter(district_id=self.child.district_id).exclude(
            municipality_id=self.child.municipality_id
        )[0]


INVENTED, SURNAME = "Ойлонтой", "Ойлонов"


def write_nobody_cares(w):
    for old in list(CareArrangement.objects.using(w.using).filter(child=w.child)):
        kept = ("carer_id", "is_kin", "paper", "number", "issuer", "paper_from", "paper_to", "holds_from")
        said = {name: getattr(old, name) for name in kept}
        w.of_child(CareArrangement, replaces=old, happened_on=w.day(1), holds_to=w.day(1), **said)


def write_carer_is_danger(w):
    write_nobody_cares(w)  # whoever cared before does no more
    protection = Protection.objects.using(w.using).get(child=w.child, ending=None)
    uncle = w.adult("uncle_f", 40)
    w.care(uncle, is_kin=True)
    at = w.common["recorded_at"]
    said = {"happened_at": at, "happened_on": at.date(), "interest": "is_suspect", "adult": uncle}
    w.of_child(ConflictOfInterest, protection=protection, reason="Баланы сабаган ушул.", **said)


def write_carer_away(w):
    aunt = w.adult("aunt_m", 35)
    w.care(aunt, is_kin=True)
    w.away(aunt)


def write_lives_elsewhere(w):
    old = w.current(Address, kind="actual")
    said = {"replaces": old, "why": "correction"} if old else {}
    w.of_child(Address, kind="actual", settlement=w.place_elsewhere(), **said)


def write_carer_elsewhere(w):
    grandmother = w.adult("grandmother_m")
    w.care(grandmother, is_kin=True)
    home = w.current(Membership).household_id
    w.row(Membership, household_id=home, adult=grandmother, holds_to=w.day(2))


def write_institution_and_carer(w):
    w.care(w.adult("grandmother_f"), is_kin=True)
    w.care(institution="Балдар үйү", paper="institution")


def write_two_carers(w):
    w.care(w.adult("grandmother_m"), is_kin=True)
    w.care(w.adult("aunt_f", 38), is_kin=True)


def write_grown_up(w):
    old = w.current(Identity)
    kept = ("surname", "given", "patronymic", "written_ky", "written_ru", "written_latin", "sex")
    said = {name: getattr(old, name) for name in kept} | {"birth_date": birthday(w.day(9), -18)}
    w.of_child(Identity, replaces=old, why="correction", **said)


# Slug to which children there are for it, and what makes one of them contradict; the rarest first.
FILES = {
    "carer_is_danger": (with_running_protection, write_carer_is_danger),
    "nobody_cares": (with_parents_away, write_nobody_cares),
    "grown_up": (with_open_case, write_grown_up),
    "parent_here_and_away": (only_children, lambda w: w.away(w.current(Kinship, relation="mother").adult_id)),
    "carer_away": (of_both_parents, write_carer_away),
    "carer_is_minor": (of_both_parents, lambda w: w.care(w.adult("sibling", 16), is_kin=True)),
    "lives_elsewhere": (of_both_parents, write_lives_elsewhere),
    "carer_elsewhere": (of_both_parents, write_carer_elsewhere),
    "institution_and_carer": (of_both_parents, write_institution_and_carer),
    "two_carers": (of_both_parents, write_two_carers),
    "two_addresses": (
        of_both_parents,
        lambda w: w.of_child(Address, kind="actual", settlement=w.place_elsewhere()),
    ),
}

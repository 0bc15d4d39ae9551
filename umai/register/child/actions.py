"""What may be done on the register. Every act goes through the door, and returns the row it made.

The record of every act but the first is the child: whoever may work on a child's file may record
what is known of the family too.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act, write_replacement
from umai.access.facts import ReplacementReason
from umai.access.requirements import already_received, insert_once, raise_refusals, require_text
from umai.places.models import Place
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.register.child import file_location
from umai.register.child.file_location import OutsideDistrict, move_all_records
from umai.register.facts.address import Address, AddressKind
from umai.register.facts.appearance import Appearance
from umai.register.facts.languages import Languages
from umai.register.facts.sealed import may_see_sealed
from umai.register.family.papers import refuse_second_paper
from umai.register.kinds import KIND_OF_MODEL
from umai.register.people import (
    Adult,
    AdultIdentity,
    Child,
    Household,
    Identity,
    Kinship,
    Membership,
    Relation,
)
from umai.register.search.keys import write_father_keys, write_keys


class PinTaken(Refusal):
    """Somebody else has this PIN. It does not say who: that person may be out of this worker's reach."""


class AlreadyLinked(Refusal):
    """This adult is in the child's family already."""


class MayNotWriteSealed(NotPermitted):
    """Whoever may not read sealed items may not write them either."""


@act("register.add_child", done=gettext_lazy("registered the child"))
def add_child(municipality, *, by, id, identity, external_id="", address=None, languages=None, appearance=""):
    """Register a child who lives in this municipality, with the identity as it is known now.

    `municipality` is the Place; `id` is made by the writer; `identity`, `address` and `languages` hold the
    fields of those facts. An identity without a name needs `appearance`, by what the child can be
    recognised. Raises `PinTaken`, `AlreadyReceived`, `Incomplete`.
    """
    if not identity.get("given"):
        require_text(
            appearance, _("Write the given name; or, if nobody knows it, how the child can be recognised.")
        )
    child = insert_once(
        Child(
            id=id,
            district_id=municipality.district_id,
            municipality_id=municipality.municipality_id,
            office_id=by.reach.office_id,
            external_id=external_id,
        )
    )
    with refuse_taken_pin():
        write_keys(Identity.objects.create(child=child, **identity))
    if address:
        Address.objects.create(child=child, **address)
    if appearance.strip():
        Appearance.objects.create(child=child, words=appearance)
    if languages and any(languages.values()):
        Languages.objects.create(child=child, **languages)
    return child


@act("register.add_adult", done=gettext_lazy("added an adult to the family"))
def add_adult(child, *, by, identity, relation, legal_representative=False, lives_together=False, id=None):
    """Record an adult of the child's family who is not on the register yet; answers the kinship.

    With `lives_together` the adult joins the child's household. Raises `PinTaken`, `AlreadyReceived`.
    """
    adult = Adult(**place_of(child))
    adult.id = id or adult.id
    # The kinship first: whoever was given this one file sees an adult only through it.
    kinship = Kinship(child=child, adult=adult, relation=relation, legal_representative=legal_representative)
    insert_once(kinship, {"one_kinship_a_pair": already_received()})
    insert_once(adult)
    with refuse_taken_pin():
        AdultIdentity.objects.create(adult=adult, **place_of(child), **identity)
    if relation == Relation.FATHER:
        write_father_keys(child)
    if lives_together:
        _join_household(child, adult.pk, holds_from=None)
    return kinship


@act("register.link_adult", done=gettext_lazy("added a known adult to the family"))
def link_adult(child, *, by, adult, relation, legal_representative=False, lives_together=False):
    """Say that an adult who is on the register belongs to this child's family too.

    Two children with one parent are brothers or sisters from then on. Raises `AlreadyLinked`,
    and `NotPermitted` for an adult whom this worker cannot see.
    """
    # A foreign key is checked past row security, so the adult is looked for first.
    if not Adult.objects.filter(pk=adult.pk).exists():
        raise NotPermitted(_("This person is kept by another office. Nothing was changed."))
    if Kinship.objects.filter(child_id=child.pk, adult_id=adult.pk).exists():
        raise AlreadyLinked(_("This person is in the child's family already. Nothing was changed."))
    kinship = Kinship.objects.create(
        child=child, adult=adult, relation=relation, legal_representative=legal_representative
    )
    if relation == Relation.FATHER:
        write_father_keys(child)
    if lives_together:
        _join_household(child, adult.pk, holds_from=None)
    return kinship


@act("register.record_fact", done=gettext_lazy("recorded something about the child"))
def record_fact(child, *, by, model, **fact):
    """Record a fact of this kind about the child, or, for an absence, about an adult of the family.

    An actual address in another municipality of the district moves the file there; one in another
    district raises `OutsideDistrict`. Sealed facts raise `MayNotWriteSealed` for those who may not read them.
    """
    return insert_fact(child, model, by, **fact)


def insert_fact(child, model, by, **fact):
    """Write a fact of this kind, inside an act; raises as `record_fact`."""
    _require_sealed_access(child, model, by)
    _require_family(child, fact, by)
    if model is Membership:
        return _join_household(child, fact.pop("adult_id"), **fact)
    whose = place_of(child) if KIND_OF_MODEL[model].whose == "adult" else {"child": child}
    with refuse_second_paper():
        row = insert_once(model(**whose, **fact))
    return _move_to_new_address(child, row, by)


@act("register.change_fact", done=gettext_lazy("changed something about the child"))
def change_fact(child, *, by, fact, changed_on, **changes):
    """Record that something is different since `changed_on`; until then the old row was true."""
    return _replace_fact(child, fact, by, why=ReplacementReason.CHANGE, happened_on=changed_on, **changes)


@act("register.correct_fact", done=gettext_lazy("corrected something about the child"))
def correct_fact(child, *, by, fact, **changes):
    """Record what the old row should have said: it was wrong from the beginning."""
    return _replace_fact(child, fact, by, why=ReplacementReason.CORRECTION, **changes)


@act("register.strike_fact", done=gettext_lazy("struck something out"))
def strike_fact(child, *, by, fact):
    """Strike out what should never have been recorded here. It stays to be read, and counts no more."""
    return _replace_fact(child, fact, by, why=ReplacementReason.STRUCK)


@act("register.move_file", done=gettext_lazy("moved the file to another office"))
def move_file(child, *, by, municipality, office=None):
    """Give the whole file to this municipality of the own district, and its office; answers the child.

    The old office goes on seeing what it wrote. Without `office`: the one that serves the place. Raises
    `OutsideDistrict`: the department of another district takes a file itself, or sends it back.
    """
    if municipality.district_id not in by.reach.districts:
        raise OutsideDistrict(
            _(
                "This place is in another district. Nothing was moved. Send the file to the department"
                " there: it takes the file, or sends it back."
            )
        )
    move_all_records(child, municipality, by, office)
    return child


def _replace_fact(child, fact, by, **changes):
    _require_sealed_access(child, type(fact), by)
    if fact.child_id not in (None, child.pk):
        raise NotPermitted(_("This belongs to another child's file. Nothing was changed."))
    if fact.child_id is None:
        _require_family(child, {"adult_id": fact.adult_id}, by)
    _require_family(child, changes, by)
    with refuse_taken_pin(), refuse_second_paper():
        row = write_replacement(fact, **changes)
    if isinstance(row, Identity) and row.why != ReplacementReason.STRUCK:
        write_keys(row)
    return _move_to_new_address(child, row, by)


def _move_to_new_address(child, row, by):
    """Move the file to the municipality of a new actual address; answers the row."""
    lives_there = isinstance(row, Address) and row.why != ReplacementReason.STRUCK and row.holds_to is None
    if lives_there and row.kind == AddressKind.ACTUAL and row.settlement_id:
        file_location.move_to_settlement(child, Place.objects.get(pk=row.settlement_id), by)
    return row


def _join_household(child, adult_id, *, holds_from=None, **fact):
    """Put the adult and the child into one household: the child's, else the adult's, else a new one."""
    homes = Membership.objects.filter(holds_to=None)
    of_child = homes.filter(child_id=child.pk).first()
    of_adult = homes.filter(adult_id=adult_id).first()
    if of_child and of_adult and of_child.household_id != of_adult.household_id:
        return write_replacement(
            of_adult, why=ReplacementReason.CHANGE, household_id=of_child.household_id, happened_on=holds_from
        )
    if of_child and of_adult:
        return of_adult
    home, new = of_child or of_adult, Household(**place_of(child))
    household_id = home.household_id if home else new.pk
    joined = of_adult
    if not of_child:
        joined = Membership.objects.create(household_id=household_id, child=child, holds_from=holds_from)
    if not home:  # after the child's own row, through which a household is seen
        new.save(force_insert=True)
    if not of_adult:
        joined = Membership.objects.create(
            household_id=household_id, adult_id=adult_id, holds_from=holds_from, **place_of(child)
        )
    return joined


def _require_sealed_access(child, model, by):
    if KIND_OF_MODEL[model].sealed and not may_see_sealed(child, by=by):
        raise MayNotWriteSealed(
            _("Sealed items are open to the worker of the case and to the head only. Nothing was changed.")
        )


def _require_family(child, fact, by):
    """Refuse a fact that names an adult outside the child's family; a foreign key does not check reach."""
    named = {fact.get("adult_id"), fact.get("carer_id")} - {None}
    ids = merge_groups.ids_of(child.pk, by)
    family = Kinship.objects.filter(child_id__in=ids, adult_id__in=named).values_list("adult_id", flat=True)
    if named and named - set(family):
        raise NotPermitted(
            _("This person is not in the child's family. Nothing was changed. Add them first.")
        )


def place_of(child):
    """Where the child's file is held, for a row that names no child itself."""
    return {
        "district_id": child.district_id,
        "municipality_id": child.municipality_id,
        "office_id": child.office_id,
    }


def refuse_taken_pin():
    """Turn the database's refusal of a second holder of a PIN into `PinTaken`, which names nobody."""
    taken = PinTaken(
        _(
            "This PIN is recorded for somebody else. Nothing was saved. Check the document; "
            "if it is right, leave the PIN empty and tell your department."
        )
    )
    return raise_refusals({"one_child_a_pin": taken, "one_adult_a_pin": taken})

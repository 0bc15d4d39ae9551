"""What is written in a child's file before harm is done: notes, talks, contacts; and their correction."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import Why
from umai.access.writing import Incomplete, insert_once, refuse_future, require_text
from umai.intake.cases.actions import hold
from umai.intake.models import Case
from umai.prevention.models import OF_HEALTH, VALUES, Kind, Note, ParentContact, Settled, Talk
from umai.refusal import NotPermitted
from umai.register.models import Kinship


class NotOfTheFamily(NotPermitted):
    """This adult is not in the child's family."""


@act("prevention.note", done=gettext_lazy("noted something about school or health"))
def note(child, *, by, id=None, body="", **observed):
    """Put to this child's file what a school or a clinic says, or what the worker saw there.

    `body` says who told it, `observed` the fields of `Observed`. Never a diagnosis: that is written
    into the sealed part of the file. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    hold(child.pk)
    sensible(**observed)
    return new(Note, child, id, body=body, **observed)


@act("prevention.talk", done=gettext_lazy("wrote down a talk"))
def talk(child, *, by, made, partner, talked_on, id=None, words="", not_made="", **agreed):
    """Record a preventive talk, or why one that was planned was not held.

    `agreed` may hold `who`, `agreed` and `next_on`. A talk that was put off names another day or
    none; one that is agreed for a day stands in the list until the next talk is written. Raises
    `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    hold(child.pk)
    fields = {"made": made, "partner": partner, "talked_on": talked_on, "words": words, "not_made": not_made}
    talked(**fields, **agreed)
    return new(Talk, child, id, case=open_case_of(child), **fields, **agreed)


@act("prevention.contact_parent", done=gettext_lazy("wrote down a contact with a parent"))
def contact_parent(child, *, by, adult_id, id=None, **contact):
    """Record that a parent who is away was asked for, and what came of it.

    A parent who is not reached is worth as much as one who is. Raises `NotOfTheFamily`, `Incomplete`,
    `ImpossibleTime`, `AlreadyReceived`.
    """
    hold(child.pk)
    of_the_family(child.pk, adult_id)
    contacted(**contact)
    return new(ParentContact, child, id, case=open_case_of(child), adult_id=adult_id, **contact)


@act("prevention.correct", done=gettext_lazy("corrected a note"))
def correct(row, *, by, **changes):
    """Write what a note, a talk or a contact should have said; the row that was wrong stays and shows.

    Raises `AlreadyReplaced` and what writing it for the first time raises.
    """
    hold(row.child_id)
    model = type(row)
    checked = {name: changes.get(name, getattr(row, name)) for name in CHECKED[model]}
    CHECKS[model](**checked)
    if "adult_id" in changes:
        of_the_family(row.child_id, changes["adult_id"])
    return row.replaced_by(why=Why.CORRECTION, **changes)


@act("prevention.strike", done=gettext_lazy("struck a note"))
def strike(row, *, by):
    """Strike out what should never have been written in this file. It stays to be read, and counts no more.

    What a school or a clinic told, and was put to the wrong file, waits again. Raises `AlreadyReplaced`.
    """
    hold(row.child_id)
    if told_id := getattr(row, "told_id", None):
        for settled in Settled.objects.within_reach_of(by).filter(told_id=told_id):
            settled.replaced_by(why=Why.STRUCK)
    return row.replaced_by(why=Why.STRUCK)


def new(model, child, id, **fields):
    """A new row of this child's file, once for each id."""
    row = model(child_id=child.pk, **fields)
    row.id = id or row.id
    return insert_once(row)


def sensible(kind, noted_on, value="", missed_days=None, school_days=None, words="", due_on=None):
    """Refuse a note that says nothing, or of a day that has not come."""
    refuse_future(noted_on)
    if kind == Kind.ATTENDANCE:
        if missed_days is None or not school_days or missed_days > school_days:
            raise Incomplete(_("Write how many school days there were, and how many of them were missed."))
    elif value not in VALUES[kind]:
        raise Incomplete(_("Choose what was found. Nothing was saved."))
    if due_on is not None and kind not in OF_HEALTH:
        raise Incomplete(_("Only a vaccination or a check-up is due on a day. Nothing was saved."))


def talked(made, talked_on, words="", not_made="", next_on=None, **_more):
    """Refuse a talk that says nothing, or of a day that has not come."""
    refuse_future(talked_on)
    if made:
        require_text(words, _("Write what was said. Nothing was saved."))
    else:
        require_text(not_made, _("Choose why the talk was not held. Nothing was saved."))
    if next_on is not None and next_on < talked_on:
        raise Incomplete(_("The next talk comes after this one. Check the day. Nothing was saved."))


def contacted(contacted_at, reached, told="", **_more):
    """Refuse a contact that says nothing, or at an hour that has not come."""
    refuse_future(contacted_at)
    if reached:
        require_text(told, _("Write what the parent was told. Nothing was saved."))


OBSERVED = ("kind", "noted_on", "value", "missed_days", "school_days", "words", "due_on")
CHECKS = {Note: sensible, Talk: talked, ParentContact: contacted}
CHECKED = {
    Note: OBSERVED,
    Talk: ("made", "talked_on", "words", "not_made", "next_on"),
    ParentContact: ("contacted_at", "reached", "told"),
}


def of_the_family(child_id, adult_id):
    """Refuse an adult who is not in the child's family: a foreign key alone is blind to reach."""
    if not Kinship.objects.filter(child_id=child_id, adult_id=adult_id).exists():
        raise NotOfTheFamily(
            _("This person is not in the child's family. Nothing was saved. Add them first.")
        )


def open_case_of(child):
    """The child's open case, to which the talk belongs; None where there is none."""
    return Case.objects.open().filter(child_id=child.pk).first()

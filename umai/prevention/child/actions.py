"""Write notes, talks and contacts with a parent in a child's file, and correct or strike them."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import Fact, ReplacementReason
from umai.access.requirements import Incomplete, insert_once, refuse_future, require_text
from umai.intake.cases.actions import lock_file
from umai.intake.models import Case
from umai.prevention.models import HEALTH_KINDS, VALUES, BodyNoteResult, Note, NoteKind, ParentContact, Talk
from umai.refusal import NotPermitted
from umai.register.models import Kinship


class NotInFamily(NotPermitted):
    """This adult is not in the child's family."""


@act("prevention.note", done=gettext_lazy("noted something about school or health"))
def record_note(child, *, by, id=None, body="", **observed):
    """Write a note in this child's file: what a school or a clinic says, or what the worker saw there.

    `body` says who told it; `observed` are the fields of `Observation`. No diagnosis: that is written in
    the sealed part of the file. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    require_valid_note(**observed)
    return insert_row(Note, child, id, body=body, **observed)


@act("prevention.talk", done=gettext_lazy("wrote down a talk"))
def record_talk(child, *, by, id=None, **talk):
    """Record a preventive talk, or why one that was planned was not held.

    `talk` are the fields of `Talk`. A talk that is agreed for `next_on` is listed until the next talk is
    written. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    require_valid_talk(**talk)
    return insert_row(Talk, child, id, case=open_case_of(child), **talk)


@act("prevention.contact_parent", done=gettext_lazy("wrote down a contact with a parent"))
def record_contact(child, *, by, adult_id, id=None, **contact):
    """Record a contact with a parent who is away, or that the parent was not reached.

    Both are to be recorded. Raises `NotInFamily`, `Incomplete`,
    `ImpossibleTime`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    require_family_member(child.pk, adult_id)
    require_valid_contact(**contact)
    return insert_row(ParentContact, child, id, case=open_case_of(child), adult_id=adult_id, **contact)


@act("prevention.correct", done=gettext_lazy("corrected a note"))
def correct_row(row, *, by, **changes):
    """Correct a note, a talk or a contact; the row that was wrong stays visible.

    Raises `AlreadyReplaced` and what writing it for the first time raises.
    """
    lock_file(row.child_id)
    model = type(row)
    CHECKS[model](**{name: changes.get(name, getattr(row, name)) for name in CHECKED_FIELDS[model]})
    if "adult_id" in changes:
        require_family_member(row.child_id, changes["adult_id"])
    return row.replace_with(why=ReplacementReason.CORRECTION, **changes)


@act("prevention.strike", done=gettext_lazy("struck a note"))
def strike_row(row, *, by):
    """Strike out what should not be in this file. It stays readable, and no longer counts.

    A note of a school or a clinic that was put to the wrong file waits again. Raises `AlreadyReplaced`.
    """
    lock_file(row.child_id)
    if body_note_id := getattr(row, "body_note_id", None):
        for result in BodyNoteResult.objects.within_reach_of(by).filter(body_note_id=body_note_id):
            result.replace_with(why=ReplacementReason.STRUCK)
    return row.replace_with(why=ReplacementReason.STRUCK)


def insert_row(model, child, id, **fields):
    """Insert a row in this child's file, once for each id; answers it."""
    return insert_once(model(child_id=child.pk, **fields), id=id)


def require_valid_note(kind, noted_on, value="", missed_days=None, school_days=None, words="", due_on=None):
    """Refuse a note that says nothing, or of a day that has not come."""
    refuse_future(noted_on)
    if kind == NoteKind.ATTENDANCE:
        if missed_days is None or not school_days or missed_days > school_days:
            raise Incomplete(_("Write how many school days there were, and how many of them were missed."))
    elif value not in VALUES[kind]:
        raise Incomplete(_("Choose what was found. Nothing was saved."))
    if due_on is not None and kind not in HEALTH_KINDS:
        raise Incomplete(_("Only a vaccination or a check-up is due on a day. Nothing was saved."))


def require_valid_talk(made, talked_on, words="", not_made="", next_on=None, **_more):
    """Refuse a talk that says nothing, or of a day that has not come."""
    refuse_future(talked_on)
    if made:
        require_text(words, _("Write what was said. Nothing was saved."))
    else:
        require_text(not_made, _("Choose why the talk was not held. Nothing was saved."))
    if next_on is not None and next_on < talked_on:
        raise Incomplete(_("The next talk comes after this one. Check the day. Nothing was saved."))


def require_valid_contact(contacted_at, reached, told="", **_more):
    """Refuse a contact that says nothing, or at an hour that has not come."""
    refuse_future(contacted_at)
    if reached:
        require_text(told, _("Write what the parent was told. Nothing was saved."))


OBSERVATION_FIELDS = ("kind", "noted_on", "value", "missed_days", "school_days", "words", "due_on")
CHECKS: dict[type[Fact], Callable[..., None]] = {
    Note: require_valid_note,
    Talk: require_valid_talk,
    ParentContact: require_valid_contact,
}
CHECKED_FIELDS: dict[type[Fact], tuple[str, ...]] = {
    Note: OBSERVATION_FIELDS,
    Talk: ("made", "talked_on", "words", "not_made", "next_on"),
    ParentContact: ("contacted_at", "reached", "told"),
}


def require_family_member(child_id, adult_id):
    """Refuse an adult who is not in the child's family: a foreign key does not check reach."""
    if not Kinship.objects.filter(child_id=child_id, adult_id=adult_id).exists():
        raise NotInFamily(_("This person is not in the child's family. Nothing was saved. Add them first."))


def open_case_of(child):
    """The child's open case, or None."""
    return Case.objects.open().filter(child_id=child.pk).first()

"""Write a note as a school or a clinic, and find the child whom it is about."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.permissions import require_right
from umai.access.requirements import insert_once, require_text
from umai.intake.cases.actions import lock_file
from umai.prevention.child.actions import OBSERVATION_FIELDS, insert_row, require_valid_note
from umai.prevention.models import KINDS_OF_ROLE, BodyNote, BodyNoteOutcome, BodyNoteResult, Note
from umai.refusal import NotPermitted, Refusal


class NotWaiting(Refusal):
    """The note is in a child's file already, or set aside."""


@act("prevention.tell", done=gettext_lazy("told the department something about school or health"))
def record_body_note(office, *, by, named, id=None, **observed):
    """Write, as a school or a clinic, what it knows of a child, whom it names in words.

    `office` is the writer's own; the social worker and the department of its place read the note. Each
    body writes its own kinds only. Raises `NotPermitted`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    if office.pk != by.reach.office_id or observed["kind"] not in KINDS_OF_ROLE[by.role]:
        raise NotPermitted(_("This is not for your office to tell. Nothing was saved."))
    require_text(named, _("Write who the child is: name, year of birth, class or street. Nothing was saved."))
    require_valid_note(**observed)
    place = office.place
    row = BodyNote(
        district_id=place.district_id, municipality_id=place.municipality_id, named=named, **observed
    )
    return insert_once(row, id=id)


@act("prevention.match", done=gettext_lazy("found a note to be about the child"))
def match_body_note(note, *, by, child):
    """Put a note of a school or a clinic to the file of this child, in the words of its writer.

    The writer does not see that. Raises `NotWaiting`, `NotPermitted`.
    """
    require_right(by, "prevention.note", child)
    lock_file(note.pk)
    require_waiting(note)
    record_result(note, BodyNoteOutcome.FILED)
    observed = {name: getattr(note, name) for name in OBSERVATION_FIELDS}
    return insert_row(Note, child, None, body_note=note, told_by_id=note.recorded_office_id, **observed)


@act("prevention.set_aside", done=gettext_lazy("set a note aside"))
def set_body_note_aside(note, *, by, reason):
    """Set a note aside, with what was done to find the child.

    Raises `NotWaiting`, `Incomplete`.
    """
    lock_file(note.pk)
    require_waiting(note)
    require_text(reason, _("Write what you did to find the child. Nothing was saved."))
    return record_result(note, BodyNoteOutcome.ASIDE, reason)


def require_waiting(note):
    """Refuse a note that is in a file already, or set aside."""
    if not BodyNote.objects.waiting().filter(pk=note.pk).exists():
        raise NotWaiting(_("Somebody was faster: this waits no more. Nothing was changed."))


def record_result(note, how, reason=""):
    """Write what became of a note, so that it no longer waits."""
    place = {"district_id": note.district_id, "municipality_id": note.municipality_id}
    return BodyNoteResult.objects.create(body_note=note, how=how, reason=reason, **place)

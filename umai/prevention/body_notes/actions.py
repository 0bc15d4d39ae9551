"""What a school or a clinic tells, and finding whom it is about."""

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
    """What was told is in a child's file already, or laid aside."""


@act("prevention.tell", done=gettext_lazy("told the department something about school or health"))
def record_body_note(office, *, by, named, id=None, **observed):
    """A school or a clinic says what it knows of a child, whom it names in words.

    `office` is the writer's own, and the social worker and the department of its place read it. Each
    body says its own kinds. Raises `NotPermitted`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    if office.pk != by.reach.office_id or observed["kind"] not in KINDS_OF_ROLE[by.role]:
        raise NotPermitted(_("This is not for your office to tell. Nothing was saved."))
    require_text(named, _("Write who the child is: name, year of birth, class or street. Nothing was saved."))
    require_valid_note(**observed)
    place = office.place
    row = BodyNote(
        district_id=place.district_id, municipality_id=place.municipality_id, named=named, **observed
    )
    row.id = id or row.id
    return insert_once(row)


@act("prevention.match", done=gettext_lazy("found a note to be about the child"))
def match_body_note(told, *, by, child):
    """Find that this is about a child of the register: it is put to the file, in the words that were told.

    Who told it sees nothing of that. Raises `NotWaiting`, `NotPermitted`.
    """
    require_right(by, "prevention.note", child)
    lock_file(told.pk)
    require_waiting(told)
    record_result(told, BodyNoteOutcome.FILED)
    observed = {name: getattr(told, name) for name in OBSERVATION_FIELDS}
    return insert_row(Note, child, None, body_note=told, told_by_id=told.recorded_office_id, **observed)


@act("prevention.set_aside", done=gettext_lazy("set a note aside"))
def set_body_note_aside(told, *, by, reason):
    """Say why this is put to no file: nobody could find the child, or it is for nobody.

    Raises `NotWaiting`, `Incomplete`.
    """
    lock_file(told.pk)
    require_waiting(told)
    require_text(reason, _("Write what you did to find the child. Nothing was saved."))
    return record_result(told, BodyNoteOutcome.ASIDE, reason)


def require_waiting(told):
    """Refuse what is in a file already, or laid aside."""
    if not BodyNote.objects.waiting().filter(pk=told.pk).exists():
        raise NotWaiting(_("Somebody was faster: this waits no more. Nothing was changed."))


def record_result(told, how, reason=""):
    """It waits no more."""
    held = {"district_id": told.district_id, "municipality_id": told.municipality_id}
    return BodyNoteResult.objects.create(body_note=told, how=how, reason=reason, **held)

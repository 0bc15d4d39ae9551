"""What a school or a clinic tells, and finding whom it is about."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.may import require
from umai.access.writing import insert_once, require_text
from umai.intake.cases.actions import hold
from umai.prevention.child.actions import OBSERVED, new, sensible
from umai.prevention.models import KINDS_OF, How, Note, Settled, Told
from umai.refusal import NotPermitted, Refusal


class AlreadyDone(Refusal):
    """What was told is in a child's file already, or laid aside."""


@act("prevention.tell", done=gettext_lazy("told the department something about school or health"))
def tell(office, *, by, named, id=None, **observed):
    """A school or a clinic says what it knows of a child, whom it names in words.

    `office` is the writer's own, and the social worker and the department of its place read it. Each
    body says its own kinds. Raises `NotPermitted`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    if office.pk != by.reach.office_id or observed["kind"] not in KINDS_OF[by.role]:
        raise NotPermitted(_("This is not for your office to tell. Nothing was saved."))
    require_text(named, _("Write who the child is: name, year of birth, class or street. Nothing was saved."))
    sensible(**observed)
    place = office.place
    row = Told(district_id=place.district_id, municipality_id=place.municipality_id, named=named, **observed)
    row.id = id or row.id
    return insert_once(row)


@act("prevention.match", done=gettext_lazy("found a note to be about the child"))
def match(told, *, by, child):
    """Find that this is about a child of the register: it is put to the file, in the words that were told.

    Who told it sees nothing of that. Raises `AlreadyDone`, `NotPermitted`.
    """
    require(by, "prevention.note", child)
    hold(told.pk)
    waits(told)
    settle(told, How.FILED)
    observed = {name: getattr(told, name) for name in OBSERVED}
    return new(Note, child, None, told=told, told_by_id=told.recorded_office_id, **observed)


@act("prevention.set_aside", done=gettext_lazy("set a note aside"))
def set_aside(told, *, by, words):
    """Say why this is put to no file: nobody could find the child, or it is for nobody.

    Raises `AlreadyDone`, `Incomplete`.
    """
    hold(told.pk)
    waits(told)
    require_text(words, _("Write what you did to find the child. Nothing was saved."))
    return settle(told, How.ASIDE, words)


def waits(told):
    """Refuse what is in a file already, or laid aside."""
    if not Told.objects.waiting().filter(pk=told.pk).exists():
        raise AlreadyDone(_("Somebody was faster: this waits no more. Nothing was changed."))


def settle(told, how, words=""):
    """It waits no more."""
    held = {"district_id": told.district_id, "municipality_id": told.municipality_id}
    return Settled.objects.create(told=told, how=how, words=words, **held)

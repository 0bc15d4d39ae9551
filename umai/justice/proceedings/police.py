"""What the juvenile inspector sees of proceedings that are shared with the office, and the next stage."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once, refuse_future
from umai.justice.line import RowLabel
from umai.justice.proceedings.kinds import STAGE, matter_in_words, require_ground
from umai.justice.proceedings.models import Proceeding, ProceedingStage
from umai.justice.writing import refusals_of, require_choices
from umai.law.justice.proceedings import stage_missing_before
from umai.law.options.choices import codes_marked
from umai.law.terms.clock import today


@dataclass
class SharedMatter:
    """Proceedings as the inspector sees them: no name, no words, nothing of the incident."""

    pk: UUID
    child_id: UUID
    kind: str
    number: str
    act: str
    article: str
    stage: str
    last_on: date | None
    told_on: date

    _meta: ClassVar[RowLabel] = RowLabel(Proceeding._meta.label_lower)

    def get_absolute_url(self):
        return reverse("justice:tell_stage", args=[self.pk])

    def __str__(self):
        return matter_in_words(self)

    @property
    def known_on(self) -> date:
        """The day of the last known stage, or on which the matter was shared."""
        return self.last_on or self.told_on

    @property
    def is_late(self) -> bool:
        """Whether the next stage is missing for longer than it may."""
        return self.known_on <= stage_missing_before(today())


def shared_matters(by) -> list[SharedMatter]:
    """The matters shared with the speaker's office that go on, the longest without news first."""
    rows = by.ask(
        "select * from justice_police_waiting(%(ends)s)", ends=codes_marked("proceeding_stages", "ends")
    )
    return sorted((SharedMatter(*row) for row in rows), key=lambda one: (one.known_on, one.pk))


@act("justice.tell_stage", done=gettext_lazy("the juvenile inspector wrote down a stage of proceedings"))
def tell_stage(matter, *, by, id=None, **answers):
    """Write the next stage of a matter that is shared with the inspector's office, as from the body.

    Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    on = answers.get("happened_on")
    if on is None:
        raise Incomplete(_("Write the day. If it is not known, write the day about when. Nothing was saved."))
    refuse_future(on)
    if not answers.get("stage"):
        raise Incomplete(_("Choose what happened. Nothing was saved."))
    require_choices("proceeding_stages", answers["stage"], on)
    require_choices("ending_grounds", answers.get("ground"), on, any_day=True)
    require_ground(matter, answers, by)
    said = {name: answers.get(name) or "" for name in ("stage", "ground", "article", "number")}
    named = {"proceeding_id": matter.pk, "child_id": matter.child_id, "from_body": True}
    row = ProceedingStage(happened_on=on, body="police", **said, **named)
    return insert_once(row, refusals_of(STAGE), id=id)

"""What a child is to be told and was told: on a page of its own, in the file, with a case, in the timeline.

The caller has consulted the child, so the look is on the trail already.
"""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.access.reach import rows_of_child
from umai.design.parts import TimelineEvent, UiText
from umai.design.templatetags.design import clock, tag
from umai.feedback.forms import LANG
from umai.feedback.kinds import OPEN_STATES, TellState
from umai.feedback.models import ChildDecision, DisagreementAnswer, Telling
from umai.intake.cases.reading import recorder_name
from umai.law.children.telling import tell_by


@dataclass
class ToldDecision:
    """One decision with what was said of it and done about it, the newest last."""

    decision: ChildDecision
    tellings: list[Telling] = field(default_factory=list)
    answers: list[DisagreementAnswer] = field(default_factory=list)

    @property
    def title(self) -> str:
        return capfirst(self.decision.get_kind_display())

    @property
    def is_owed(self) -> bool:
        """Whether somebody has to do something: a term runs, or the child disagrees."""
        return self.decision.state in OPEN_STATES and bool(self.due_on or self.disagrees)

    @property
    def disagrees(self) -> bool:
        return self.decision.state == TellState.DISAGREES

    @property
    def is_void(self) -> bool:
        return self.decision.state == TellState.VOID

    @property
    def due_on(self) -> date | None:
        return tell_by(self.decision.counted_from) if self.decision.state == TellState.WAITS else None

    def until(self, on: date) -> UiText:
        return until_in_words(self.decision.state, self.due_on, on)


def until_in_words(state, due_on, on: date) -> UiText:
    """Until when the child is told, or that it disagrees; "" where nothing is owed."""
    if state == TellState.DISAGREES:
        return tag(_("the child does not agree"), "red")
    return clock(due_on, on) if due_on else ""


def decisions_of(child_ids, by) -> list[ToldDecision]:
    """Every decision about this child of which it is told, of all its records, the newest first."""
    rows = ChildDecision.objects.within_reach_of(by).filter(child_id__in=child_ids)
    found = {row.pk: ToldDecision(row) for row in rows.order_by("-decided_on", "-recorded_at", "pk")}
    for model, name in ((Telling, "tellings"), (DisagreementAnswer, "answers")):
        said = model.objects.within_reach_of(by).filter(decision__in=found).select_related("recorded_by")
        for row in said.order_by("recorded_at"):
            getattr(found[row.decision_id], name).append(row)
    return list(found.values())


def told_box(record, child_ids, by, on: date) -> dict:
    """What the file and a case say of it: what is owed of this reader's office, and where the rest stands.

    `record`: the child or the case whose page it is. The address is None for whoever may not look there.
    """
    rows = ChildDecision.objects.within_reach_of(by).filter(child_id__in=child_ids, state__in=OPEN_STATES)
    told = [ToldDecision(row) for row in rows.order_by("counted_from", "pk")]
    owed = [one for one in told if one.is_owed and may_do(by, "feedback.tell", one.decision)]
    looks = may_do(by, "feedback.read", record)
    return {
        "url": reverse("feedback:of_child", args=[child_ids[0]]) if looks else None,
        "lines": [(one.title, one.decision.decided_on, one.until(on)) for one in owed],
    }


def sentences_in_html(telling) -> UiText:
    """The three sentences as they were said, in their language."""
    lang = LANG.get(telling.language, telling.language)
    items = (telling.decided_words, telling.became_words, telling.call)
    return format_html('<ol lang="{}"><li>{}</li><li>{}</li><li>{}</li></ol>', lang, *items)


def events_of(child, by):
    """What was said on one record, as unsorted `TimelineEvent`s."""
    for row in rows_of_child(Telling.objects, child, by, "decision"):
        what = row.decision.get_kind_display()
        if row.told:
            title = _("The child was told: %(what)s") % {"what": what}
            who = f"{row.told_by}, {row.get_how_display()}"
            text = [who, row.get_reaction_display(), row.reaction_words]
        else:
            title = _("The child was not told: %(what)s") % {"what": what}
            text = [row.get_reason_display(), row.reason_words]
        on = {"on": row.told_on} if row.told else {"at": row.recorded_at}
        text.append(_("whoever cares for the child was told: %(said)s") % {"said": row.get_carer_display()})
        lines = "\n".join(str(capfirst(line)) for line in text if line)
        yield TimelineEvent(title, who=recorder_name(row), text=lines, **on)
    for row in rows_of_child(DisagreementAnswer.objects, child, by):
        yield TimelineEvent.of_row(row, _("Done about what the child does not agree with"), text=row.words)

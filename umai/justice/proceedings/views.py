"""The pages of proceedings: one matter with its stages, and the inspector's list."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, consult, note_shown
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.justice.incidents.models import Incident
from umai.justice.line import current_id
from umai.justice.lines import lines_of
from umai.justice.proceedings.forms import NextStageForm
from umai.justice.proceedings.kinds import PROCEEDING, STAGE, matter_in_words
from umai.justice.proceedings.models import Proceeding
from umai.justice.proceedings.police import shared_matters, tell_stage
from umai.justice.proceedings.reading import proceedings_of, stage_warnings, stages_of
from umai.justice.sections import correct_url, sections_of
from umai.register.child.page import FilePage
from umai.trail.entries import EntrySubject


class ShowMatter(FilePage):
    """One matter: its stages as dated events, and what does not fit together in them.

    A sub-room above adds what it says of the matter by `further`.
    """

    of = Proceeding
    look = "justice.read"
    template = "justice/proceeding.html"

    def find(self):
        return consult(Proceeding, current_id(Proceeding, self.address["pk"], self.by), by=self.by)

    def respond(self):
        return super().respond() if self.record.line == self.address["pk"] else redirect(self.record)

    def further(self) -> dict:
        """What else stands on the page."""
        return {}

    def context(self):
        matter, by = self.record, self.by
        incident = Incident.objects.within_reach_of(by).get(line=matter.incident_id)
        stages = stages_of(matter, by)
        corrects = may_do(by, "justice.correct", matter)
        return {
            "matter": matter,
            "what": matter_in_words(matter),
            "incident": incident,
            "lines": lines_of(PROCEEDING, matter, by),
            "correct_url": correct_url(PROCEEDING, matter) if corrects else "",
            "warnings": stage_warnings(matter, stages, incident),
            "sections": sections_of(matter, [STAGE], by),
        } | self.further()


def matters_context(incident, by) -> dict:
    """The proceedings about an incident, for its page: each with its words, and the address of a new one."""
    rows = proceedings_of(incident, by)
    new = reverse("justice:record_proceeding", args=[incident.pk])
    return {
        "matters": [(row, matter_in_words(row)) for row in rows],
        "new_matter_url": new if may_do(by, PROCEEDING.act.act, incident) else "",
    }


class PoliceFront(Page):
    """For the juvenile inspector: the matters shared with the office, those without news for long first."""

    look = "justice.police.read"
    template = "justice/police.html"

    def context(self):
        with self.by.speaking():
            found = shared_matters(self.by)
            note_shown("justice.police", [one.pk for one in found], [], by=self.by)
        return {
            "late": [one for one in found if one.is_late],
            "others": [one for one in found if not one.is_late],
        }


class TellStage(ActPage):
    """The inspector writes the next stage of a matter that is shared with the office."""

    act = tell_stage
    form_class = NextStageForm
    template = "justice/tell_stage.html"
    right_to_find = "justice.tell_stage"
    message = gettext_lazy("It is written down. The department sees it now.")

    def find(self):
        with self.by.speaking():
            found = {one.pk: one for one in shared_matters(self.by)}
        matter = found.get(self.address["pk"])
        if matter is None:
            answer_not_found(
                "justice.police", EntrySubject("justice.proceeding", self.address["pk"]), by=self.by
            )
        return matter

    def context(self):
        return {"matter": self.record}

    def destination(self, outcome):
        return reverse("justice:police")

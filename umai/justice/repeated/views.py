"""The pages of repeated violence: what waits for the office, an alarm about a carer, and the answers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.justice.page import RecordJustice
from umai.justice.repeated.kinds import ALARM_ANSWER, REPEATED_ANSWER, SUSPECT_SAME
from umai.justice.repeated.models import WAITS, CarerAlarm, RepeatedNotice
from umai.justice.repeated.reading import RepeatedSummary, written
from umai.justice.repeated.search import offices_to_call, repeated_of
from umai.justice.sections import sections_of
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.register.family.members import adult_name_of
from umai.register.models import AdultIdentity

MOST = 100  # of each kind on the page; the rest is counted


class WaitingRepeated(Page):
    """What other offices' incidents say about children of this office, and nobody has answered."""

    look = "justice.read"
    template = "justice/repeated_list.html"

    def context(self):
        by = self.by
        every = RepeatedNotice.objects.within_reach_of(by).filter(WAITS)
        alarms = CarerAlarm.objects.within_reach_of(by).filter(WAITS)
        with by.speaking():
            number = every.count() + alarms.count()
        notices = consult_list("justice.repeated_list", every.order_by("told_at", "pk")[:MOST], by=by)
        alarmed = consult_list("justice.alarms", alarms.order_by("told_at", "pk")[:MOST], by=by)
        children = {one.child_id for one in (*notices, *alarmed)}
        named = merge_groups.consult_identities("justice.repeated_list", children, by)
        names = {one.child_id: one.full_name() for one in named}
        with by.speaking():
            offices = offices_to_call({one.other_office_id for one in (*notices, *alarmed)})

        def shown(row, url):
            return names.get(row.child_id) or _("Name not known"), url, row, offices.get(row.other_office_id)

        return {
            "alarms": [shown(one, one.get_absolute_url()) for one in alarmed],
            "notices": [shown(one, reverse("justice:incident", args=[one.line])) for one in notices],
            "left_out": number - len(notices) - len(alarmed),
        }


class ShowCarerAlarm(FilePage):
    """A suspect takes care of this child: who it is, whom to call, and what was done."""

    of = CarerAlarm
    look = "justice.read"
    template = "justice/carer_alarm.html"

    def context(self):
        alarm, by = self.record, self.by
        identity = AdultIdentity.objects.filter(adult_id=alarm.adult_id).first()
        sections = sections_of(alarm, [ALARM_ANSWER], by)
        return {
            "told": alarm,
            "adult": adult_name_of(identity),
            "office": offices_to_call({alarm.other_office_id}).get(alarm.other_office_id),
            "sections": written(sections),
            "answer_url": "" if alarm.fallen else sections[0].add_url,
            "emergency_url": reverse("opens:emergency") if may_do(by, "opens.ask_emergency") else "",
        }


class AnswerRepeated(RecordJustice, kind=REPEATED_ANSWER):
    """Write what was done about the incidents elsewhere, as far as the page showed them."""

    def form_options(self):
        told = RepeatedNotice.objects.within_reach_of(self.by).filter(WAITS, line=self.record.line)
        last = told.order_by("-told_at").values_list("told_at", flat=True).first()
        return super().form_options() | {"shown_until": last}

    def destination(self, answer):
        return self.back()


class AnswerSameSuspect(RecordJustice, kind=SUSPECT_SAME):
    """Write whether a suspect of this incident and one elsewhere are the same person."""

    def form_options(self):
        summary = RepeatedSummary.of(repeated_of([self.record], self.by), self.by)
        choices = [
            (str(question), ", ".join(filter(None, [one.what, one.office and one.office.name])))
            for one in (*summary.here, *summary.elsewhere)
            for question in one.questions
        ]
        return super().form_options() | {"questions": choices}

    def destination(self, answer):
        return self.back()


class AnswerCarerAlarm(RecordJustice, kind=ALARM_ANSWER):
    """Write what was done for a child of whom a suspect takes care."""

    def destination(self, answer):
        return self.back()

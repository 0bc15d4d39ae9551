"""The pages on which two persons open who reported. The name is shown once, after the key was given."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from umai.access.doors import consult_list
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import moment
from umai.identification.disclosure import actions
from umai.identification.disclosure.forms import AskOpeningForm, KeyForm
from umai.identification.disclosure_models import Consent, Disclosure, Opening
from umai.identification.inbox.reading import by_whom
from umai.identification.inbox.views import AboutSignal, ConfirmPage
from umai.law.options.grounds import grounds, grounds_on
from umai.law.terms.clock import today

PAGE = 50
RELATED = ("recorded_by", "recorded_office", "district")


class Openings(Page):
    """The openings, the latest first: who asked, why, and what came of it."""

    look = "identification.openings.read"
    template = "identification/openings.html"

    def context(self):
        rows = Opening.objects.within_reach_of(self.by).select_related(*RELATED).order_by("-recorded_at")
        found = consult_list("identification.openings", rows[:PAGE], by=self.by)
        return {"lines": [(one, state_of(one)) for one in found]}


class KeyPage(Page):
    """A page to which somebody gives a key: no report of an error shows its variables."""

    @classmethod
    def view(cls):
        return sensitive_variables()(super().view())


class AskOpening(KeyPage, AboutSignal, ActPage):
    """Ask to open who reported this signal."""

    act = actions.ask_opening
    right_to_find = actions.ask_opening.act
    makes = Opening
    form_class = AskOpeningForm
    template = "identification/ask_opening.html"

    def form_options(self):
        return {"grounds": grounds_on(today()), "holders": sorted(actions.holder_keys())}

    def destination(self, opening):
        return opening


class AboutOpening(Page):
    """A page about an opening, for whoever may take part in one."""

    of = Opening
    related = RELATED
    look = right_to_find = "identification.openings.read"
    template = "identification/opening.html"

    def context(self):
        """What the page shows, and which step this worker may do now."""
        one, by = self.record, self.by
        own = one.recorded_by_id == by.pk
        consent = Consent.objects.filter(opening=one).select_related("recorded_by").first()
        opened = Disclosure.objects.filter(opening=one).first()
        over = one.expires_at <= timezone.now()
        return {
            "opening": one,
            "rows": rows_of(one, consent, opened),
            "form": getattr(self, "form", None) or KeyForm(),
            "over": over,
            "may_agree": not (own or consent or over) and may_do(by, "identification.agree_opening", one),
            "may_open": bool(consent and not opened and not over and consent.recorded_by_id == by.pk),
            "may_see": bool(own and opened and not over),
            "waits": bool(own and not opened and not over),
            "may_read_signal": may_do(by, "identification.read"),
        }


class OneOpening(AboutOpening):
    """One opening: why, who asked, and the step that this worker may do now."""


class AgreeOpening(ConfirmPage, AboutOpening, ActPage):
    """Agree as the second person; the next page asks for the key."""

    act = actions.agree_opening


class OpenReporter(KeyPage, AboutOpening, ActPage):
    """Give a key: the second person opens the box, then whoever asked sees the name; once each."""

    act = actions.open_reporter
    form_class = KeyForm

    def perform(self):
        own = self.record.recorded_by_id == self.by.pk
        do = actions.see_reporter if own else actions.open_reporter
        return do(self.record, by=self.by, **self.form.answers())

    def leave(self, opening):
        page = {"opening": self.record, "who": opening.who}
        return render(self.request, "identification/reporter.html", page)


def rows_of(one, consent, opened):
    """What was asked and done so far, as lines of a summary."""
    ground = grounds().get(one.ground)
    rows = [
        SummaryRow(_("Asked by"), f"{one.recorded_by}, {one.recorded_office}"),
        SummaryRow(_("Asked at"), moment(one.recorded_at)),
        SummaryRow(_("Report of"), one.district.name),
        SummaryRow(_("Legal ground"), ground.label(get_language() or "ky") if ground else one.ground),
        SummaryRow(_("Why"), one.reason),
        SummaryRow(_("Can be opened until"), moment(one.expires_at)),
    ]
    if consent:
        rows.append(SummaryRow(_("Agreed to by"), by_whom(consent)))
    if opened:
        rows.append(SummaryRow(_("Opened at"), moment(opened.recorded_at)))
    return rows


def state_of(one):
    """The state of an opening, as the list says it."""
    if Disclosure.objects.filter(opening=one).exists():
        return _("opened")
    if one.expires_at <= timezone.now():
        return _("its time is over")
    agreed = Consent.objects.filter(opening=one).exists()
    return _("agreed") if agreed else _("waits for the second person")

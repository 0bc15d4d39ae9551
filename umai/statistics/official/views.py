"""The pages of official forms: the list, one form filled for a period, and the same as files."""

from functools import cached_property

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.pages import Page
from umai.design.days import date_in_words
from umai.design.parts import Link
from umai.indicators.nightly import years_shown
from umai.law.terms.clock import today
from umai.statistics.counted.periods import CountedPeriod
from umai.statistics.elsewhere.words import said
from umai.statistics.official.entries import OfficialForm, forms
from umai.statistics.official.files import as_rows, as_workbook
from umai.statistics.official.filling import filled

KINDS = {
    "csv": ("text/csv; charset=utf-8", as_rows),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
}


class OfficialForms(Page):
    """The list of forms, each with its source and the days for which it holds."""

    look = "statistics.read"
    template = "statistics/official/forms.html"

    def context(self):
        return {
            "forms": [
                (
                    Link(said(one.title), reverse("statistics:form", args=[one.code])),
                    said(one.source),
                    days(one),
                )
                for one in forms().values()
            ]
        }


class OfficialFormPage(Page):
    """One form, filled for a year or for its first half; every number leads to its indicator."""

    look = "statistics.read"
    template = "statistics/official/form.html"

    def find(self):
        if self.address["code"] not in forms():
            raise Http404
        return None

    @property
    def form(self) -> OfficialForm:
        return forms()[self.address["code"]]

    @cached_property
    def offered(self) -> list[CountedPeriod]:
        """The periods for which the form may be filled here, the latest first."""
        found = []
        for year in years_shown(today()):
            if self.form.asked_in(year):
                found.append(CountedPeriod(year, False, today()))
                found += [CountedPeriod(year, True, today())] if self.form.halves else []
        return found

    @cached_property
    def period(self) -> CountedPeriod | None:
        """The period that the address names, or the latest; None where the form is not filled these years."""
        asked = CountedPeriod.of(self.request.GET)
        return asked if asked in self.offered else next(iter(self.offered), None)

    def rows(self):
        return filled(self.form, self.period, self.by) if self.period else []

    def context(self):
        form, period = self.form, self.period
        here = reverse("statistics:form", args=[form.code])
        return {
            "form": form,
            "title": said(form.title),
            "source": said(form.source),
            "days": days(form),
            "notes": [said(one) for one in form.notes],
            "ended": form.last is not None and form.last < today(),
            "follower": self.follower(),
            "period": period,
            "until": date_in_words(period.until) if period else "",
            "periods": [(one.words, f"{here}?{one.query}", one == period) for one in self.offered],
            "rows": self.rows(),
            "coded": any(one.code for one in form.rows),
            "files": [
                (kind.upper(), f"{reverse('statistics:form_rows', args=[form.code, kind])}?{period.query}")
                for kind in KINDS
                if period and form.rows
            ],
        }

    def follower(self) -> Link | None:
        """The form that stands in the place of this one, where there is one."""
        after = next((one for one in forms().values() if one.follows == self.form.code), None)
        return Link(said(after.title), reverse("statistics:form", args=[after.code])) if after else None


class OfficialFormRows(OfficialFormPage):
    """The same rows of the same period as CSV or as a workbook."""

    def respond(self):
        kind = self.address["kind"]
        if kind not in KINDS or self.period is None:
            raise Http404
        content_type, made = KINDS[kind]
        answer = HttpResponse(made(self.form, self.period, self.rows()), content_type=content_type)
        name = f"{self.form.code}-{self.period.until}.{kind}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def days(form: OfficialForm) -> str:
    """From when to when a form holds, in words."""
    since = date_in_words(form.first)
    if form.last is None:
        return _("from %(since)s") % {"since": since}
    return _("from %(since)s to %(until)s") % {"since": since, "until": date_in_words(form.last)}

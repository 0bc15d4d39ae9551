"""The pages of a question about a draft rule: ask, the answer, two side by side."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.design.addresses import as_id
from umai.places.models import Place
from umai.situations.what_if import actions
from umai.situations.what_if.forms import WhatIfForm
from umai.situations.what_if.models import WhatIf
from umai.situations.what_if.rules import rule_in_words
from umai.trail.entries import EntrySubject

SHOWN = 30  # questions in the list


class AskWhatIf(ActPage):
    """The questions that were asked, and a form for another one."""

    act = actions.ask_what_if
    form_class = WhatIfForm
    makes = WhatIf
    template = "situations/what_if/ask.html"
    message = gettext_lazy("The register is being read. The answer stands here in some minutes.")

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.form.answers())

    def destination(self, row):
        return row.get_absolute_url()

    def context(self):
        with self.by.speaking():
            rows = list(WhatIf.objects.order_by("-recorded_at").select_related("recorded_by")[:SHOWN])
        return {"asked": [(one, rule_in_words(one)) for one in rows]}


class ShowWhatIf(Page):
    """What a draft rule would mean by district, with another one beside it."""

    look = "situations.what_if.read"
    template = "situations/what_if/answer.html"

    def find(self):
        require_right(self.by, self.look)
        with self.by.speaking():
            found = WhatIf.objects.filter(pk=self.address["pk"]).first()
        if found is None:
            answer_not_found(self.look, EntrySubject("situations.whatif", self.address["pk"]), by=self.by)
        return found

    def context(self):
        with self.by.speaking():
            beside = as_id(self.request.GET.get("beside"))
            other = WhatIf.objects.filter(pk=beside).first() if beside else None
            rest = list(WhatIf.objects.exclude(pk=self.record.pk).order_by("-recorded_at")[:SHOWN])
            asked = [one for one in (self.record, other) if one]
            found = [counts_by_district(one) for one in asked]
        return {
            "what_if": self.record,
            "answers": [
                (one, rule_in_words(one), counts.get(None)) for one, counts in zip(asked, found, strict=True)
            ],
            "lines": district_lines(found),
            "others": [(str(one.pk), "; ".join(rule_in_words(one))) for one in rest],
            "beside": str(other.pk) if other else "",
            "asks": may_do(self.by, "situations.ask_what_if"),
            "ask_url": reverse("situations:ask_what_if"),
        }


def counts_by_district(row: WhatIf) -> dict[int | None, Any]:
    return {one.district_id: one for one in row.counts.all()}


def district_lines(found: list[dict[int | None, Any]]) -> list[tuple[str, list[Any]]]:
    """A line for each district with a count in one of the answers, those with most children first."""
    places = {pk for counts in found for pk in counts if pk is not None}
    names = {place.pk: place.name for place in Place.objects.filter(pk__in=places)}
    lines = [(names[pk], [counts.get(pk) for counts in found]) for pk in places]
    return sorted(lines, key=lambda line: (-(line[1][0].children if line[1][0] else 0), line[0]))

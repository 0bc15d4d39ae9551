"""The pages of the second asking: what was drawn, one dwelling, and how the two teams agree."""

import csv
import io
from functools import cached_property

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.browser.received_forms import was_received
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.design.law.choices import choice_label
from umai.design.parts import Code
from umai.law.terms.clock import today
from umai.rounds.anew import actions, reading
from umai.rounds.anew.forms import AnewAnswerForm
from umai.rounds.door.models import DoorAnswer
from umai.rounds.door.sent import sent_with
from umai.rounds.door.words import dwelling_in_words
from umai.rounds.planning.models import Round
from umai.rounds.reading import find_round


class RoundPart(Page):
    """A page about a part of one round; who sees the row may read it."""

    of = Round

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def head(self):
        return super().head() | {"round": self.record}


class DrawnDwellings(RoundPart):
    """The dwellings where a second team asks: where to go, and nothing of what the first team found."""

    look = "rounds.read"
    template = "rounds/anew.html"

    def permit(self):
        """Who sees the row may read it: it says nothing of a child."""

    def context(self):
        by, stops = self.by, reading.drawn_stops(self.record, self.by)
        return {
            "lines": [(one, dwelling_in_words(one.stop), Code(one.stop.code)) for one in stops],
            "left": sum(not one.done for one in stops),
            "draws": reading.draws_of(self.record, by),
            "asks": may_do(by, "rounds.answer_anew"),
            "draws_more": may_do(by, "rounds.draw_anew", self.record) and not hasattr(self.record, "ending"),
            "reads_agreement": may_do(by, "rounds.agreement.read", self.record),
        }


class DrawAnew(RoundPart, ActPage):
    """Have dwellings drawn for a second team."""

    act = actions.draw_anew
    message = gettext_lazy("Dwellings were drawn. Another team than the first asks there.")

    def destination(self, draw):
        return reverse("rounds:anew", args=[self.record.pk])


class AnswerAnew(ActPage):
    """Write what a second team found at one drawn dwelling."""

    act = actions.answer_anew
    right_to_find = actions.answer_anew.act
    makes = DoorAnswer
    form_class = AnewAnswerForm
    template = "rounds/answer_anew.html"

    def find(self):
        """The writer's own office, in whose name is written: the dwelling is of the round."""
        return self.by.office

    @cached_property
    def drawn(self):
        return reading.find_anew_stop(self.address["pk"], by=self.by)

    def initial(self):
        return {"said_on": today()}

    def find_received(self, number):
        """The row that this form wrote; who walks does not read it, and is told by the form that was kept."""
        return DoorAnswer(pk=number) if was_received(number, self.digest, by=self.by) else None

    def perform(self):
        return self.act(self.record, by=self.by, stop=self.drawn.stop, **self.answers())

    def context(self):
        stop = self.drawn.stop
        return {"stop": stop, "where": dwelling_in_words(stop), "code": Code(stop.code)}

    def destination(self, answer):
        if sent_with(answer.pk, self.by):
            return reverse("rounds:sent", args=[answer.pk])
        return reverse("rounds:anew", args=[self.drawn.stop.round_id])


class AgreementPage(RoundPart):
    """How two teams agree, and whom each of them missed: counts alone."""

    look = "rounds.agreement.read"
    template = "rounds/agreement.html"

    def context(self):
        found = reading.agreement_of(self.record, self.by)
        return {
            "found": found,
            "same": in_words(found.same),
            "heard_by_first": in_words(found.heard_by_first),
            "kappa": None if found.kappa is None else f"{found.kappa:.2f}",
            "results": [
                (choice_label("round_results", one), choice_label("round_results", other), n, one == other)
                for one, other, n in found.results
            ],
        }


class AgreementHistories(RoundPart):
    """The two histories as counts, in the form that an estimate takes."""

    look = "rounds.agreement.read"

    def respond(self):
        rows = reading.agreement_of(self.record, self.by).children.histories()
        text = io.StringIO()
        table = csv.DictWriter(text, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="round-{self.record.number}.csv"'
        return answer


def in_words(share):
    """A share as per cent with its interval, for a sentence; None where nothing was counted."""
    if share is None:
        return None
    percent = {"value": share.value, "low": share.low, "high": share.high}
    return {"found": share.found, "of": share.of} | {name: f"{100 * n:.0f}" for name, n in percent.items()}

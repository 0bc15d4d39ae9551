"""The court's answer about a removed child: what was filed, what came, and what is late."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.justice.orders.kinds import COURT_ANSWER, answer_in_words
from umai.justice.orders.models import CourtAnswer
from umai.law.justice.orders import answer_due_on, ends_soon_until
from umai.law.terms.clock import today
from umai.protection.models import CourtApplication, Protection
from umai.register import merge_groups


class CourtMatter(NamedTuple):
    """An application to the court in one protection, and what the court answered so far."""

    protection: Protection
    filed_on: date
    answers: list[CourtAnswer]
    ended: bool

    @property
    def waits(self) -> bool:
        """Whether the court has not answered yet."""
        return not any(one.settles for one in self.answers)

    @property
    def due_on(self) -> date:
        return answer_due_on(self.filed_on)

    @property
    def place_until(self) -> date | None:
        """The last day of the placement by the latest answer that names one."""
        return next((one.place_until for one in reversed(self.answers) if one.place_until), None)

    def asks(self, on: date) -> bool:
        """Whether the answer is late, or the placement runs out soon: its last sentence says so."""
        if self.waits and on > self.due_on:
            return True
        return bool(self.place_until and not self.ended and self.place_until <= ends_soon_until(on))

    def sentences(self, on: date):
        """What the file says of it: what came, what waits, and what runs out."""
        for one in self.answers:
            yield f"{date_in_words(one.happened_on or on)}: {answer_in_words(one)}."
        if self.waits and on > self.due_on:
            yield _(
                "The court was asked on %(day)s and has not answered. The term is over: ask the court, and"
                " tell the prosecutor."
            ) % {"day": date_in_words(self.filed_on)}
        elif self.waits:
            yield _("The court was asked on %(day)s. Its answer is due by %(due)s.") % {
                "day": date_in_words(self.filed_on),
                "due": date_in_words(self.due_on),
            }
        until = self.place_until
        if until and not self.ended and until <= ends_soon_until(on):
            yield _(
                "The placement by the court ends on %(day)s. Ask the court in time for more, or say how the"
                " protection ends: return, or another place."
            ) % {"day": date_in_words(until)}


def court_matters_of(child_id, by) -> list[CourtMatter]:
    """The applications of this child within reach, the newest protection first."""
    ids = merge_groups.ids_of(child_id, by)
    filed = CourtApplication.objects.within_reach_of(by).filter(child_id__in=ids)
    rows = CourtAnswer.objects.within_reach_of(by).filter(child_id__in=ids)
    answers = list(rows.order_by("happened_on", "recorded_at"))
    found = [
        CourtMatter(
            one.protection,
            one.happened_on,
            [row for row in answers if row.protection_id == one.protection_id],
            hasattr(one.protection, "ending"),
        )
        for one in filed.select_related("protection__ending")
    ]
    return sorted(found, key=lambda one: one.filed_on, reverse=True)


def court_context(child, by) -> dict:
    """What the child's page shows of the court's answers."""
    with by.speaking():
        matters = court_matters_of(child.pk, by)
    return {
        "court_matters": [
            (
                one.protection.get_absolute_url(),
                list(one.sentences(today())),
                reverse("justice:record_court_answer", args=[one.protection.pk])
                if may_do(by, COURT_ANSWER.act.act, one.protection)
                else "",
            )
            for one in matters
        ]
    }


def court_warnings(child_id, by) -> list[str]:
    """What runs out or is late at a court, for the file of a child."""
    on = today()
    matters = [one for one in court_matters_of(child_id, by) if not one.ended]
    return [list(one.sentences(on))[-1] for one in matters if one.asks(on)]

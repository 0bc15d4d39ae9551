"""The decision that stands, the cards that were given, and their events on the timeline.

The caller has consulted the child, so the look is on the trail already.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.access.reach import rows_of_child
from umai.contact.models import CardDecision, CardOutcome, GivenCard, LostCard
from umai.contact.near import is_known_since, near_in_words
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.law.terms.clock import day_of
from umai.register import merge_groups


class CardState(NamedTuple):
    """What stands of the card of a child: the warnings, the latest decision, and whether it holds."""

    near: list[str]
    decision: CardDecision | None
    is_overtaken: bool
    """Whether somebody who may do harm became known after the decision, so that it is made anew."""

    @property
    def may_carry(self) -> bool:
        return (
            self.decision is not None and self.decision.outcome == CardOutcome.CARRY and not self.is_overtaken
        )


def card_state(child_id, by) -> CardState:
    """What stands of the card of this child, on all its records."""
    rows = CardDecision.objects.within_reach_of(by).filter(child_id__in=merge_groups.ids_of(child_id, by))
    with by.speaking():
        decision = rows.select_related("recorded_by").order_by("-recorded_at", "-pk").first()
    near = near_in_words(child_id, by)
    return CardState(near, decision, bool(decision and near and is_older(decision, child_id, by)))


def is_older(decision, child_id, by) -> bool:
    """Whether the decision was made before what is known now of who may do harm."""
    return not decision.near or is_known_since(decision.recorded_at, child_id, by)


class CardLine(NamedTuple):
    """A card that was given, and its loss; None while nobody wrote one down."""

    given: GivenCard
    lost: LostCard | None


def cards_of(child_ids, by) -> list[CardLine]:
    """The cards that were given, the newest first."""
    rows = GivenCard.objects.within_reach_of(by).filter(child_id__in=child_ids)
    with by.speaking():
        cards = list(rows.select_related("recorded_by").order_by("-given_on", "-recorded_at"))
        rows_lost = LostCard.objects.within_reach_of(by).filter(card__in=cards)
        losses = {row.card_id: row for row in rows_lost}
    return [CardLine(card, losses.get(card.pk)) for card in cards]


def events_of(child, by):
    """What was decided, given and lost on one record, as unsorted `TimelineEvent`s.

    The reasons stay on the page of the card: who may find it may be a suspect.
    """
    for row in rows_of_child(CardDecision.objects, child, by):
        title = _("Card with a telephone: %(what)s") % {"what": row.get_outcome_display()}
        yield TimelineEvent(title, on=day_of(row.recorded_at), who=recorder_name(row))
    for row in rows_of_child(GivenCard.objects, child, by):
        title = _("A card with a telephone was given %(to)s") % {"to": row.get_to_whom_display()}
        yield TimelineEvent(title, on=row.given_on, who=recorder_name(row))
    for row in rows_of_child(LostCard.objects, child, by):
        title = _("A card with a telephone was lost")
        yield TimelineEvent(title, on=row.noticed_on, who=recorder_name(row))

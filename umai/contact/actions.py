"""What may be done with the card of a child: decide about it, write down that it was given, or lost."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyEnded,
    ImpossibleTime,
    NotTheLatest,
    insert_once,
    refuse_future,
    require_text,
)
from umai.contact.models import CardDecision, CardOutcome, CardReceiver, GivenCard, LostCard
from umai.contact.near import near_in_words
from umai.contact.reading import card_state


@act("contact.decide", done=gettext_lazy("decided whether the child carries a card with a telephone"))
def decide_card(child, *, by, outcome, who_may_find="", why="", id=None):
    """Decide whether the child may carry a card with a telephone; the latest decision stands.

    `outcome` is a value of `CardOutcome`. Raises `Incomplete`, `AlreadyReceived`.
    """
    near = bool(near_in_words(child.pk, by))
    if outcome == CardOutcome.CARRY:
        require_text(who_may_find, _("Write who may find the card on the child. Nothing was saved."))
    else:
        require_text(why, _("Write why the card is not given. Nothing was saved."))
    if near:
        sentence = _("Read the warning, and write why you decide so all the same. Nothing was saved.")
        require_text(why, sentence)
    said = {"outcome": outcome, "who_may_find": who_may_find, "why": why, "near": near}
    return insert_once(CardDecision(child_id=child.pk, **said), id=id)


def require_yes(decision, by):
    """Refuse a decision that says no, is not the latest, or was overtaken. Raises `NotTheLatest`."""
    state = card_state(decision.child_id, by)
    if state.may_carry and state.decision == decision:
        return
    raise NotTheLatest(
        _(
            "No decision that the child may carry the card stands now. Open the page of the card, read what"
            " stands there, and decide first."
        )
    )


@act("contact.give", done=gettext_lazy("gave a card with a telephone"))
def give_card(decision, *, by, given_on, to_whom, words="", id=None):
    """Write down that a card was given, by this decision; `to_whom` is a value of `CardReceiver`.

    Raises `NotTheLatest`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    require_yes(decision, by)
    refuse_future(given_on)
    if to_whom == CardReceiver.ADULT:
        require_text(words, _("Write which adult took the card. Nothing was saved."))
    said = {"decision": decision, "given_on": given_on, "to_whom": to_whom, "words": words}
    return insert_once(GivenCard(child_id=decision.child_id, **said), id=id)


@act("contact.lose", done=gettext_lazy("wrote down that a card with a telephone was lost"))
def lose_card(card, *, by, noticed_on, words="", id=None):
    """Write down that a card is lost, or that somebody took it away.

    Raises `ImpossibleTime`, `AlreadyEnded`, `AlreadyReceived`.
    """
    refuse_future(noticed_on)
    if noticed_on < card.given_on:
        raise ImpossibleTime(_("The card was given on a later day. Nothing was saved. Check the day."))
    row = LostCard(child_id=card.child_id, card=card, noticed_on=noticed_on, words=words)
    known = AlreadyEnded(_("It was written down before that this card is lost. Nothing was changed."))
    return insert_once(row, {"card_id": known}, id=id)

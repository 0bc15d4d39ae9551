"""Enter what somebody published, and withdraw what was entered wrongly."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, Incomplete, insert_once, refuse_future, require_text
from umai.refusal import NotPermitted, Refusal
from umai.statistics.arithmetic.checks import digits_of
from umai.statistics.arithmetic.periods import UnknownPeriod, as_period
from umai.statistics.claims.models import ClaimMeasure, ClaimWithdrawal, PublishedClaim
from umai.statistics.elsewhere.figures import TERRITORIES, indicators

MOST_DIGITS = 3


class NoStatement(Refusal):
    """What was entered is no statement about a row: an unknown indicator, territory, period or figure."""


@act("statistics.enter_claim", done=gettext_lazy("entered a published figure, to be checked"))
def enter_claim(own_office, *, by, figure: Decimal, id=None, **said):
    """Write down what somebody published, as it was printed; `own_office` is the actor's.

    Raises `Incomplete` without a sentence, who, where, or the base year of a change; `ImpossibleTime`,
    `NoStatement`, `AlreadyReceived`.
    """
    for name, sentence in MUST.items():
        require_text(said.get(name), str(sentence))
    refuse_future(said["said_on"])
    require_statement(figure, **said)
    said["base_year"] = said.get("base_year") or ""
    return insert_once(
        PublishedClaim(office=own_office, figure=figure, digits=digits_of(figure), **said), id=id
    )


@act("statistics.withdraw_claim", done=gettext_lazy("withdrew a figure that was entered wrongly"))
def withdraw_claim(claim, *, by, words, id=None):
    """Withdraw what the own office entered wrongly.

    Raises `NotPermitted`, `Incomplete`, `AlreadyAnswered`.
    """
    if claim.office_id != by.reach.office_id:
        raise NotPermitted(_("Another office entered this. Nothing was saved."))
    require_text(words, _("Write what was entered wrongly. Nothing was saved."))
    twice = AlreadyAnswered(_("This was withdrawn before. Nothing was changed."))
    return insert_once(ClaimWithdrawal(claim=claim, words=words.strip()), {"claim_id": twice}, id=id)


MUST = {
    "said_by": gettext_lazy("Write who said it. Nothing was saved."),
    "published_in": gettext_lazy("Write where it was published. Nothing was saved."),
    "sentence": gettext_lazy("Write the sentence as it was published. Nothing was saved."),
}


def require_statement(figure, *, indicator, territory, measure, year, base_year="", **_rest):
    """Refuse what no row could answer: `Incomplete` for a change without a base year, else `NoStatement`."""
    if indicator not in indicators() or territory not in TERRITORIES or measure not in ClaimMeasure.values:
        raise NoStatement(_("This is nothing that is counted here. Nothing was saved."))
    if not figure.is_finite() or digits_of(figure) > MOST_DIGITS:
        raise NoStatement(_("A figure has three digits after the comma at most. Nothing was saved."))
    changes = measure != ClaimMeasure.FIGURE
    if changes and not base_year:
        raise Incomplete(
            _(
                "A change is said from a year. Write the base year: without it nothing is stated."
                " Nothing was saved."
            )
        )
    if base_year and not changes:
        raise NoStatement(_("A figure itself has no base year. Leave it empty. Nothing was saved."))
    for text in filter(None, (year, base_year)):
        try:
            as_period(text)
        except UnknownPeriod as fault:
            raise NoStatement(
                _("“%(text)s” is no year and no period. Nothing was saved.") % {"text": text}
            ) from fault
    if changes and as_period(base_year).last >= as_period(year).last:
        raise NoStatement(_("The base year lies before the year. Nothing was saved."))

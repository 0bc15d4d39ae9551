"""Write what was asked for to reach or help a child, and whether it came."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    ANY_ROW,
    ImpossibleTime,
    Incomplete,
    insert_once,
    refuse_future,
    write_current,
)
from umai.intake.cases.actions import lock_file
from umai.justice.shield.models import Want, WantAnswer, WantOutcome
from umai.law.options.choices import may_be_chosen
from umai.law.terms.clock import day_of
from umai.refusal import NotPermitted
from umai.staff.models import Role

WORKING = (Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD)  # who has cases, and a sheet


@act("justice.ask_for", done=gettext_lazy("asked for what was needed to help the child"))
def ask_for(record, *, by, id=None, **said):
    """Write what the worker asked for: for the child `record`, or for none where it is the own office.

    `said` are the fields of `Want`. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    child = getattr(record, "child_id", None)
    place = by.office.place
    # Stamped by the database where there is a child.
    where = {} if child else {"district_id": place.district_id, "municipality_id": place.municipality_id}
    return insert_once(Want(child_id=child, **where, **valid_want(**said)), id=id)


@act("justice.correct_want", done=gettext_lazy("corrected what was asked for"))
def correct_want(want, *, by, **said):
    """Correct what one asked for oneself; whether it came stays. Raises as `ask_for`, and `NotPermitted`."""
    require_own(want, by)
    fields, answers = valid_want(**said), list(WantAnswer.objects.filter(want=want))
    if any(answer.outcome_on < day_of(fields["asked_at"]) for answer in answers):
        raise ImpossibleTime(_("It came before that. Nothing was saved. Check when it was asked for."))
    row = want.replace_with(why=ReplacementReason.CORRECTION, **fields)
    for answer in answers:
        answer.replace_with(why=ReplacementReason.CHANGE, want=row)
    return row


def valid_want(*, what, wanted_on, asked_at, way, asked_office=None, asked_words="", words="") -> dict:
    """The fields of a want. Raises `Incomplete`, `ImpossibleTime`."""
    day = day_of(asked_at)
    refuse_future(asked_at)
    if asked_office is None and not asked_words.strip():
        raise Incomplete(_("Choose which body was asked, or write it. Nothing was saved."))
    if not may_be_chosen("shield_wants", what, day):
        raise Incomplete(_("Choose what was asked for. Nothing was saved."))
    if not may_be_chosen("notice_ways", way, day):
        raise Incomplete(_("Choose how it was asked for. Nothing was saved."))
    body = {"asked_office": asked_office, "asked_words": "" if asked_office else asked_words.strip()}
    return {"what": what, "wanted_on": wanted_on, "asked_at": asked_at, "way": way, "words": words, **body}


@act("justice.answer_want", done=gettext_lazy("wrote whether what was asked for came"))
def answer_want(want, *, by, outcome, outcome_on, seen=ANY_ROW, id=None):
    """Write whether what one asked for oneself came. A later answer takes the place of an earlier one.

    Raises `NotPermitted`, `Incomplete`, `ImpossibleTime`, `AlreadyReplaced`.
    """
    require_own(want, by)
    if outcome not in WantOutcome.values:
        raise Incomplete(_("Choose whether it came. Nothing was saved."))
    refuse_future(outcome_on)
    if outcome_on < day_of(want.asked_at):
        raise ImpossibleTime(_("It was asked for later than that. Nothing was saved. Check the day."))
    if want.child_id:
        lock_file(want.child_id)
    more = {"id": id} if id else {}
    return write_current(WantAnswer, seen, {"want": want}, outcome=outcome, outcome_on=outcome_on, **more)


def require_own(want, by):
    """Refuse what somebody else asked for. Raises `NotPermitted`."""
    if want.recorded_by_id != by.pk:
        raise NotPermitted(_("Whoever asked for it says what came of it. Nothing was changed."))

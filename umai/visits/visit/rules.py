"""Checks of the answers about a visit. Each refusal says what to correct; nothing typed is lost."""

from django.utils.translation import gettext as _

from umai.access.requirements import Incomplete, refuse_future
from umai.design.days import date_in_words
from umai.intake.cases.clock import clock_of
from umai.intake.cases.levels import risk_of
from umai.intake.cases.workers import terms_for_case
from umai.law.children.ages import OBSERVED_UNDER, may_be_observed_instead
from umai.places.models import Precision
from umai.refusal import Refusal
from umai.register.models import Identity
from umai.visits.visit.models import Alone, NoVisitReason

# With these precisions the recorded birth date is the first day that is possible.
KNOWN_PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


class BeforeBirth(Refusal):
    """The day of the visit is before the child was born."""


class BeforeTheCase(Refusal):
    """The day of the visit is before the case began."""


class AloneUnseen(Refusal):
    """The answers say that the child was not seen, and was spoken to alone or observed."""


class NotAWorkerHere(Refusal):
    """The worker who went, by the answers, does not work in the district of the case today."""


def require_valid_visit(case, answers):
    """Refuse a visit that cannot have happened so, or whose answers are incomplete.

    Raises `ImpossibleTime`, `BeforeBirth`, `BeforeTheCase`, `AloneUnseen`, `Incomplete`, `NotAWorkerHere`.
    """
    require_possible_time(case, answers)
    if answers.worker_id and not terms_for_case(case).filter(worker_id=answers.worker_id).exists():
        raise NotAWorkerHere(
            _("This person does not work in the district of the case today. Nothing was saved yet.")
        )
    if answers.made:
        require_child_answers(case, answers)
    else:
        require_reason_not_made(answers)


def require_possible_time(case, answers):
    """Refuse an hour that has not come, and a day before the birth of the child or the start of the case."""
    refuse_future(answers.at)
    born = born_on(case.child_id)
    if born and answers.on < born:
        raise BeforeBirth(
            _("The child was not born yet on this day. Nothing was saved. Check the day of the visit.")
        )
    began = min(case.opened_on, clock_of(case).started_on)
    if answers.on < began:
        raise BeforeTheCase(
            _("This case began on %(day)s. Nothing was saved. Check the day of the visit.")
            % {"day": date_in_words(began)}
        )


def require_child_answers(case, answers):
    """Refuse a visit that was made and does not say whether and how the child was seen."""
    if answers.seen is None:
        raise Incomplete(_("Choose whether you saw the child. Nothing was saved yet."))
    if not answers.seen:
        if answers.alone in (Alone.YES, Alone.OBSERVED):
            raise AloneUnseen(
                _(
                    "You wrote that you did not see the child, and that you spoke with the child alone or"
                    " observed the child. Nothing was saved yet: change one of the two."
                )
            )
        if not answers.why_not_seen:
            raise Incomplete(_("Write why you did not see the child. Nothing was saved yet."))
    else:
        require_talk_answers(case, answers)
    if not answers.risk:
        raise Incomplete(_("Choose how great the risk is now. Nothing was saved yet."))
    if not answers.risk_words and answers.risk != risk_of(case):
        raise Incomplete(_("The risk is another than before. Write why. Nothing was saved yet."))
    if answers.next_on and answers.next_on <= answers.on:
        raise Incomplete(_("The next visit is after this one. Write a later day. Nothing was saved yet."))


def require_talk_answers(case, answers):
    """Refuse a visit at which the child was seen, without answers about the talk or the observation."""
    if not answers.alone:
        raise Incomplete(_("Choose whether you spoke with the child alone. Nothing was saved yet."))
    young = may_be_observed(case.child_id, answers.on)
    if answers.alone == Alone.NO and not answers.why_not_alone:
        raise Incomplete(_("Write why you did not speak with the child alone. Nothing was saved yet."))
    if answers.alone == Alone.OBSERVED and not young and not answers.why_not_alone:
        raise Incomplete(
            _("From %(n)d years of age a child is spoken with. Write why not. Nothing was saved yet.")
            % {"n": OBSERVED_UNDER.on(answers.on)}
        )
    observed = [answers.childs_words, answers.marks, answers.bond, answers.awake, answers.moves]
    if answers.alone == Alone.OBSERVED and all(one in ("", None) for one in observed):
        raise Incomplete(_("Write what you saw of the child. Nothing was saved yet."))
    if answers.alone != Alone.OBSERVED and not answers.childs_words:
        raise Incomplete(
            _("Write what the child said. If the child said nothing, write that. Nothing was saved yet.")
        )


def require_reason_not_made(answers):
    """Refuse a visit that was not made and does not say why."""
    if not answers.not_made:
        raise Incomplete(_("Choose why the visit was not made. Nothing was saved yet."))
    if answers.not_made == NoVisitReason.OTHER and not answers.words:
        raise Incomplete(_("Write what happened. Nothing was saved yet."))


def born_on(child_id):
    """The first day on which the child can have been born, or None where that is not known."""
    rows = Identity.objects.filter(child_id=child_id, birth_precision__in=KNOWN_PRECISIONS)
    return rows.values_list("birth_date", flat=True).first()


def may_be_observed(child_id, on):
    """Whether the child is so young on this day that it may be observed instead of spoken with."""
    born = born_on(child_id)
    return bool(born) and born <= on and may_be_observed_instead(born, on)

"""What an office answers where violence repeats: about an incident, about two suspects, about a carer."""

from django.utils.translation import gettext_lazy as _

from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.justice.repeated.forms import RepeatedAnswerForm, SuspectSameForm
from umai.justice.repeated.models import (
    WAITS,
    CarerAlarm,
    CarerAlarmAnswer,
    RepeatedAnswer,
    RepeatedNotice,
    SuspectSame,
)


def answered_before():
    return AlreadyAnswered(_("Somebody answered this already. Nothing was overwritten. Read it there."))


def nobody_asks():
    return Incomplete(
        _("These two suspects are not taken for one any more. Nothing was saved. Open the incident again.")
    )


def told_until(incident, answers, by):
    """The last that is answered: what the page showed, and nothing that came after it."""
    if "shown_until" not in answers:
        return {}  # a correction keeps what was answered
    told = RepeatedNotice.objects.within_reach_of(by).filter(WAITS, line=incident.line)
    if answers["shown_until"]:
        told = told.filter(told_at__lte=answers["shown_until"])
    last = told.order_by("-told_at").values_list("told_at", flat=True).first()
    if last is None:
        raise answered_before()
    return {"told_until": last}


def question_of(incident, answers, by):
    return {"question": answers["question"]} if "question" in answers else {}


def same_in_words(row):
    return _("The suspect elsewhere is the same person") if row.same else _("It is another person")


REPEATED_ANSWER = JusticeKind(
    model=RepeatedAnswer,
    of=Incident,
    slug="repeated",
    title=_("What we did about the incidents elsewhere"),
    question=_("What did you do about the incidents elsewhere?"),
    done=_("answered that violence repeats"),
    hints={"words": _("Call the other office. Write no name of its file here.")},
    unasked=("told_until",),
    form=RepeatedAnswerForm,
    derived=told_until,
    summary=lambda row: choice_label("repeated_answers", row.what),
)
SUSPECT_SAME = JusticeKind(
    model=SuspectSame,
    of=Incident,
    slug="same",
    title=_("Is it the same suspect?"),
    question=_("Is it the same suspect?"),
    done=_("wrote whether two suspects are one person"),
    hints={"words": _("Ask the other office: year of birth, father's name, village.")},
    unasked=("question",),
    form=SuspectSameForm,
    derived=question_of,
    refusals={"suspect_same_once": answered_before, "suspect_same_is_asked": nobody_asks},
    summary=same_in_words,
)
ALARM_ANSWER = JusticeKind(
    model=CarerAlarmAnswer,
    of=CarerAlarm,
    slug="alarm",
    title=_("What was done for the child"),
    question=_("What did you do for the child?"),
    done=_("answered that a suspect takes care of a child"),
    refusals={"one_answer_to_an_alarm": answered_before},
    summary=lambda row: choice_label("carer_alarm_answers", row.what),
    only_once=True,
)
KINDS = (REPEATED_ANSWER, SUSPECT_SAME)

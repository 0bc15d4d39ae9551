"""Register a question about a law before its result can be shown, and correct what was registered wrongly."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, Incomplete, insert_once, refuse_future, require_text
from umai.counts.files import SHA_256
from umai.refusal import NotPermitted, Refusal
from umai.statistics.questions.models import LawQuestion, QuestionMethod

MOST = Decimal(100)  # per cent: nothing falls by more
LARGEST = Decimal(100_000)


class NoQuestion(Refusal):
    """What was typed is no question that a file of counts could answer."""


@act("statistics.register_question", done=gettext_lazy("registered a question about a law"))
def register_question(own_office, *, by, id=None, **said):
    """Register a question with all that would decide its answer; `own_office` is the actor's.

    Raises `Incomplete` where something of it is missing, `NoQuestion`, `ImpossibleTime`, `AlreadyReceived`.
    """
    require_whole(**said)
    return insert_once(LawQuestion(office=own_office, **said), id=id)


@act("statistics.correct_question", done=gettext_lazy("corrected a question about a law"))
def correct_question(old, *, by, why, id=None, **said):
    """Register a question in the place of one that the own office registered wrongly; the old one stands.

    Raises `NotPermitted` for one of another office, `AlreadyAnswered` where it was corrected before, and what
    `register_question` raises.
    """
    require_own(old, by=by)
    require_text(why, _("Write what was wrong. Nothing was saved."))
    require_whole(**said)
    twice = AlreadyAnswered(_("This was corrected before. Nothing was changed."))
    row = LawQuestion(office_id=old.office_id, corrects=old, why=why.strip(), **said)
    return insert_once(row, {"corrects_id": twice}, id=id)


def require_own(question, *, by) -> None:
    """Refuse a question that another office registered. Raises `NotPermitted`."""
    if question.office_id != by.reach.office_id:
        raise NotPermitted(_("Another office registered this. Nothing was saved."))


def is_printed(*values: Decimal) -> bool:
    """Whether these have at most the one digit after the comma that the command prints and a row keeps."""
    return all(value == round(value, 1) for value in values)


MUST = {
    "question": gettext_lazy("Write the question. Nothing was saved."),
    "rule": gettext_lazy("Write what changed. Nothing was saved."),
    "series": gettext_lazy("Write which figures are judged. Nothing was saved."),
    "answer_means": gettext_lazy("Write what would count as an answer. Nothing was saved."),
}


def require_whole(
    *, method, starts_on, file_sha256, fall, rise, placebo_series="", placebo_sha256="", **said
):
    """Refuse a question of which the answer could still be chosen afterwards."""
    for name, sentence in MUST.items():
        require_text(said.get(name), str(sentence))
    if method not in QuestionMethod.values:
        raise NoQuestion(_("This is no method. Nothing was saved."))
    if (method == QuestionMethod.DISTRICTS) != (starts_on is None):
        raise NoQuestion(
            _(
                "One series needs the day from which the rule is in force. Of districts the file says it, and"
                " the day is left empty. Nothing was saved."
            )
        )
    if starts_on is not None:
        refuse_future(starts_on)
    if bool(placebo_series) != bool(placebo_sha256):
        raise Incomplete(
            _("A series that the rule cannot touch needs its words and its file. Nothing was saved.")
        )
    if placebo_series and method == QuestionMethod.DISTRICTS:
        raise NoQuestion(
            _("Districts are compared with each other and with no other series. Nothing was saved.")
        )
    for digits in filter(None, (file_sha256, placebo_sha256)):
        if not re.fullmatch(SHA_256, digits):
            raise NoQuestion(
                _(
                    "SHA-256 is 64 digits and letters from a to f, as the command prints it. Nothing was"
                    " saved."
                )
            )
    if not file_sha256:
        raise Incomplete(_("Name the file by its SHA-256. Nothing was saved."))
    finite = fall.is_finite() and rise.is_finite()
    if not finite or not 0 < fall <= MOST or not 0 < rise < LARGEST or not is_printed(fall, rise):
        raise NoQuestion(
            _("Write which fall and which rise would be seen, in per cent, as the command prints them.")
        )

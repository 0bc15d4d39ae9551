"""What a letter about a duty to inform says in one language, as plain values for `letter.typ`.

It is composed of bodies, days and the duty, and of nothing that was typed: so it names neither the child
nor whoever reported. The prosecutor, who has the file, gets the child's number in it and not the name.
"""

from pathlib import Path

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.duties.lines import missing_in_words
from umai.justice.duties.models import DutyLetterTo

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"


def letter_sheet(one, asked, language) -> dict:
    """The values of a signed letter (`LetterState`) about a question (`QuestionState`)."""
    with override(language):
        letter, signing, question = one.letter, one.signing, asked.question
        head = [
            [_("Office"), str(signing.of_office)],
            [_("Number"), signing.full_number],
            [_("Day"), date_in_words(signing.signed_on)],
            [_("To"), addressee(letter, question)],
        ]
        if letter.to == DutyLetterTo.PROSECUTOR:
            head.append([_("Number of the file"), str(letter.child_id)])
        return {
            "title": _("About the duty to inform of a child"),
            "note": _("Form of the programme; no official form has been confirmed."),
            "head": head,
            "rows": [
                [_("Body"), str(question.to_office)],
                [_("What it was about"), choice_label("notice_matters", question.matter)],
                [_("Day"), date_in_words(question.happened_on)],
                [_("Village or town"), str(question.place)],
                [_("What was asked"), choice_label("duty_questions", question.asks)],
                [_("Asked on"), date_in_words(question.asked_on)],
                [_("Answer"), answer_in_words(asked)],
            ],
            "words": request_in_words(letter, signing),
            "missing": missing_in_words(letter),
            "missing_title": _("What is missing"),
            "signing": [{"who": _("Head of the department, or supervisor at oblast level"), "name": ""}],
        }


def addressee(letter, question) -> str:
    if letter.to == DutyLetterTo.HEAD:
        return _("The head of: %(body)s") % {"body": question.to_office}
    return capfirst(str(letter.get_to_display()))


def answer_in_words(asked) -> str:
    """Whether and when the body answered: its words stay in the file."""
    if asked.answer:
        return _("came on %(day)s") % {"day": date_in_words(asked.answer.answered_on)}
    return _("none; it was due by %(day)s") % {"day": date_in_words(asked.question.due_on)}


def request_in_words(letter, signing) -> list[str]:
    """What the letter asks for, by whom it is addressed to, and until when."""
    duty = _(
        "Officials who learn that a child may need protection inform the authorised body (Code of the Kyrgyz"
        " Republic on Children, Article 41). The body named here was asked first, and the letter is about the"
        " body and not about a person."
    )
    asks = {
        DutyLetterTo.HEAD: _("Please see to it that the duty is done, and tell us how."),
        DutyLetterTo.PROSECUTOR: _("Please examine whether the duty was done, and tell us what follows."),
        DutyLetterTo.MINISTRY: _(
            "Children were not helped in time because this is missing. Please provide it."
        ),
    }
    due = _("Please answer by %(day)s.") % {"day": date_in_words(signing.due_on)}
    return [duty, str(asks[letter.to]), due]

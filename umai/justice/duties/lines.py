"""Entries, questions and letters as lines of a page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import clock, clock_at, day, moment
from umai.justice.duties.reading import body_in_words
from umai.law.terms.clock import today


def notice_line(notice, by_writer=False) -> dict:
    """One entry: which body, what about, and its clock. `by_writer`: whether the reader corrects it."""
    now = timezone.now()
    return {
        "body": capfirst(body_in_words(notice)),
        "kind": notice.get_body_display(),
        "direction": notice.get_direction_display(),
        "matter": choice_label("notice_matters", notice.matter),
        "learned": moment(notice.learned_at),
        "clock": clock_at(notice.late_at, now, notice.informed_at),
        "informed": moment(notice.informed_at),
        "way": choice_label("notice_ways", notice.way),
        "never": notice.informed_at is None,
        "file": reverse("justice:duties", args=[notice.child_id]),
        "correct": reverse("justice:correct_notice", args=[notice.pk]) if by_writer else "",
        "ask": f"{reverse('justice:ask_body', args=[notice.child_id])}?notice={notice.pk}"
        if notice.body_office_id and notice.is_late(now)
        else "",
    }


def question_rows(question) -> list[SummaryRow]:
    """What the body is told: the day, what, the village, and until when it answers. No name."""
    return [
        SummaryRow(_("Body"), question.to_office),
        SummaryRow(_("What is asked"), choice_label("duty_questions", question.asks)),
        SummaryRow(_("What it was about"), choice_label("notice_matters", question.matter)),
        SummaryRow(_("Day"), day(question.happened_on)),
        SummaryRow(_("Village or town"), question.place),
        SummaryRow(_("Asked on"), day(question.asked_on)),
    ]


def question_state(one) -> str:
    """How far a question is, in words."""
    if one.answer:
        return _("answered on %(day)s") % {"day": date_in_words(one.answer.answered_on)}
    words = {"day": date_in_words(one.question.due_on)}
    if one.question.due_on < today():
        return _("no answer; it was due by %(day)s") % words
    return _("waits for an answer until %(day)s") % words


def question_line(one) -> dict:
    question = one.question
    return {
        "url": question.get_absolute_url(),
        "body": str(question.to_office),
        "asks": choice_label("duty_questions", question.asks),
        "day": day(question.happened_on),
        "state": question_state(one),
        "waits": one.answer is None,
        "letters": [letter_line(letter) for letter in one.letters],
    }


def letter_line(one) -> dict:
    letter = one.letter
    return {
        "url": letter.get_absolute_url(),
        "to": capfirst(letter.get_to_display()),
        "body": str(letter.question.to_office),
        "state": letter_state(one),
        "waits": one.waits,
    }


def letter_state(one) -> str:
    """How far a letter is, in words."""
    if one.signing is None:
        return _("waits for the signature of another person")
    if not one.signing.signed:
        return _("was not signed")
    words = {"number": one.signing.full_number, "day": date_in_words(one.signing.signed_on)}
    left = _("No. %(number)s of %(day)s") % words
    if one.answer:
        return f"{left}, " + _("answered on %(day)s") % {"day": date_in_words(one.answer.answered_on)}
    due = one.signing.due_on
    if due < today():
        return f"{left}, " + _("no answer; it was due by %(day)s") % {"day": date_in_words(due)}
    return f"{left}, " + _("waits for an answer until %(day)s") % {"day": date_in_words(due)}


def missing_in_words(letter) -> list[str]:
    return [choice_label("missing_means", code) for code in letter.missing]


def answer_clock(question, answer=None):
    """The term of an answer as a clock."""
    return clock(question.due_on, today(), answer and answer.answered_on)

"""Letters of those who watch, as the office that writes and the one that answers read them."""

from typing import NamedTuple

from django.db.models import F
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.justice.settled.watching import file_number
from umai.law.terms.clock import today
from umai.watch.finding import find_shown
from umai.watch.letters.models import WatchLetter, WatchLetterAnswer

RELATED = ("from_office", "to_office", "district", "answer")
PAGE = 200  # letters on a page
# What waits by its last day, then what was answered, the newest first.
WAITING_FIRST = (F("answer__answered_on").desc(nulls_first=True), "due_on", "pk")


class LetterLine(NamedTuple):
    """A letter with its answer; `late`: the last day to answer is over."""

    letter: WatchLetter
    answer: WatchLetterAnswer | None
    late: bool


def answer_of(letter) -> WatchLetterAnswer | None:
    try:
        return letter.answer
    except WatchLetterAnswer.DoesNotExist:
        return None


def as_line(letter) -> LetterLine:
    answer = answer_of(letter)
    late = answer is None and letter.due_on < today()
    return LetterLine(letter, answer, late)


def letter_lines(by) -> tuple[list[LetterLine], list[LetterLine]]:
    """The letters that the own office received, and those that it wrote; of each, who waits longest first."""
    with by.speaking():
        ids = list(WatchLetter.objects.order_by(*WAITING_FIRST).values_list("pk", flat=True)[:PAGE])
    rows = WatchLetter.objects.select_related(*RELATED).order_by(*WAITING_FIRST)
    lines = [as_line(one) for one in consult_list("watch.letters", rows, by=by, ids=ids)]
    office = by.reach.office_id
    received = [one for one in lines if one.letter.to_office_id == office]
    return received, [one for one in lines if one.letter.to_office_id != office]


def find_letter(pk, *, by) -> WatchLetter:
    """A letter that the own office wrote or received; 404 otherwise."""
    return find_shown(WatchLetter, RELATED, "watch.letters", pk, by)


def letters_about(ids, by) -> dict:
    """Row of a list to the letter of the own office about it, the latest. For a page of a list."""
    rows = WatchLetter.objects.filter(about__in=ids, from_office_id=by.reach.office_id).select_related(
        "answer"
    )
    return {one.about: as_line(one) for one in rows.order_by("year", "number")}


def letter_rows(letter) -> list[SummaryRow]:
    """What the letter is about, as lines of a summary; the number of a file only for who keeps files."""
    rows = [
        SummaryRow(_("From"), str(letter.from_office)),
        SummaryRow(_("To"), str(letter.to_office)),
        SummaryRow(_("Day"), date_in_words(letter.written_on)),
        SummaryRow(_("What it is about"), letter.get_of_list_display()),
        SummaryRow(_("District"), letter.district.name),
    ]
    if letter.names_file():
        rows.append(SummaryRow(_("Number of the file"), file_number(letter.child_id)))
    return [
        *rows,
        SummaryRow(_("Owed on"), date_in_words(letter.owed_on)),
        SummaryRow(_("Last day to answer"), date_in_words(letter.due_on)),
    ]


def letters_owed_sql(_by) -> str:
    """The query, in SQL, for how many letters wait for the own office (`watch_letters`)."""
    return """select count(*) as watch_letters
        from watch_watchletter l where l.to_office_id = %(office)s
            and not exists (select from watch_watchletteranswer a where a.letter_id = l.id)"""


def unanswered_count(by) -> int:
    """How many letters of the own office were not answered by their day."""
    rows = WatchLetter.objects.filter(from_office_id=by.reach.office_id, due_on__lt=today(), answer=None)
    return rows.count()


def may_answer(letter, by) -> bool:
    """Whether this worker may answer the letter now."""
    own = letter.to_office_id == by.reach.office_id
    return own and answer_of(letter) is None and may_do(by, "watch.answer_letter")

"""Ask to open one file, agree that it is told later, open it for hours, and note that it was seen."""

import json
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    NeedsAnotherPerson,
    NotTheLatest,
    insert_once,
    raise_refusals,
    require_text,
)
from umai.design.days import date_in_words
from umai.law.justice.watching import opening_hours, request_lapses_on, told_at_latest
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value
from umai.refusal import NotPermitted, Refusal
from umai.watch.opening.models import WatchOpening, WatchOpeningAnswer, WatchOpeningNote, WatchOpeningRequest

ASK_SQL = "select watch_ask_opening(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


class NotToldInTime(Refusal):
    """The day on which the department is told is not after today, or too late."""


@act("watch.ask_opening", done=gettext_lazy("asked to open the file, as who watches over the office"))
def ask_opening(office, *, by, of_list, row, numbers, words, tell_on=None, later_words=""):
    """Ask to open the file of the child of this `WatchRow`; answers the request and opens nothing.

    `office` is that of who asks; `numbers` are those with which the list was asked for (`WatchList.numbers`).
    With `tell_on` the department is told on that day only, and a second person has to agree first. Committed
    before `open_file`. Raises `Incomplete`, `NotPermitted`, `NotToldInTime`, `NeedsAnotherPerson`.
    """
    require_text(words, _("Write why the list is not enough. Nothing was opened."))
    if tell_on is not None:
        require_text(later_words, _("Write why the office is told later. Nothing was opened."))
    refusals = {
        "watch_opening_of_watched": NotPermitted(
            _("This does not stand in your list any more. Nothing was opened. Open the list again.")
        ),
        "watch_told_in_time": NotToldInTime(not_told_in_time(today())),
        "watch_second_person": NeedsAnotherPerson(no_second_person()),
    }
    values = [of_list, row.id, row.child, row.district, words.strip(), tell_on]
    later = later_words.strip() if tell_on is not None else ""
    with raise_refusals(refusals):
        asked = fetch_value(ASK_SQL, [*values, later, request_lapses_on(today()), json.dumps(numbers)])
    return WatchOpeningRequest.objects.get(pk=asked)


def not_told_in_time(on: date) -> str:
    latest = date_in_words(told_at_latest(on))
    return _(
        "The office is told on a day after today, and on %(day)s at the latest. Nothing was opened. Choose"
        " another day."
    ) % {"day": latest}


def no_second_person() -> str:
    return _(
        "Your office has no second person here who could agree, so the office that keeps the file is told at"
        " once. Nothing was opened."
    )


@act("watch.agree_opening", done=gettext_lazy("agreed that the file is opened and the department told later"))
def agree_opening(asked, *, by):
    """Agree as a second person: then who asked opens the file, and the department is told on the chosen day.

    Raises `NeedsAnotherPerson`, `AlreadyAnswered`, `NotTheLatest`.
    """
    return answer(asked, agreed=True, words="")


@act("watch.refuse_opening", done=gettext_lazy("did not agree that the file is opened"))
def refuse_opening(asked, *, by, words):
    """Do not agree, and say why: nothing is opened. Raises as `agree_opening`, and `Incomplete`."""
    require_text(words, _("Write why you do not agree. Nothing was saved."))
    return answer(asked, agreed=False, words=words.strip())


def answer(asked, *, agreed, words):
    twice = AlreadyAnswered(_("This was answered before. That answer stands, and nothing was changed."))
    if WatchOpeningAnswer.objects.filter(asked=asked).exists():
        raise twice
    if asked.lapses_on < today():
        raise NotTheLatest(
            _("This request waited too long and is over. Nothing was opened. Who asked can ask anew.")
        )
    if not fetch_value("select watch_may_answer_opening(%s)", [asked.pk]):
        raise NeedsAnotherPerson(
            _(
                "You cannot be the second person here: not who asked, and nobody under that person. Nothing"
                " was opened. Another person of your office answers."
            )
        )
    with raise_refusals({"asked_id": twice}):
        row = WatchOpeningAnswer.objects.create(asked=asked, agreed=agreed, words=words)
    return in_file(row, asked)


@act("watch.open_file", done=gettext_lazy("opened the file for reading, as who watches over the office"))
def open_file(asked, *, by):
    """Open the file that was asked for, for reading and until the clock says so; answers the opening.

    Raises `NotPermitted`, `NotTheLatest`, `NeedsAnotherPerson` where a second person has not agreed.
    """
    if by.pk != asked.recorded_by_id:
        raise NotPermitted(_("Only who asked opens this file. Nothing was opened."))
    if asked.tell_on and not WatchOpeningAnswer.objects.filter(asked=asked, agreed=True).exists():
        raise NeedsAnotherPerson(
            _("A second person of your office has not agreed. Nothing was opened. Ask a colleague to answer.")
        )
    late = NotTheLatest(_("This request waited too long and is over. Nothing was opened. Ask anew."))
    with raise_refusals({"watch_request_lapsed": late}):
        opened = fetch_value("select watch_open_file(%s, %s)", [asked.pk, opening_hours(today())])
    return WatchOpening.objects.get(pk=opened)


@act("watch.note_opening", done=gettext_lazy("noted that who watches over the office opened the file"))
def note_opening(opening, *, by, id=None):
    """Say for the department that it has seen who opened its file. Raises `AlreadyAnswered`."""
    twice = AlreadyAnswered(_("Somebody of your department said so before. Nothing was changed."))
    if WatchOpeningNote.objects.filter(opening=opening).exists():
        raise twice
    return in_file(insert_once(WatchOpeningNote(opening=opening), {"opening_id": twice}, id=id), opening)


def in_file(row, record):
    """This row with the file that it is about, for its entry on the trail."""
    row.child_id, row.district_id = record.child_id, record.district_id
    return row

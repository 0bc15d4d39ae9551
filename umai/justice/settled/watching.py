"""What those see who watch over endings: the list without names, and the letters that came to them."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once, refuse_future, require_text
from umai.design.parts import Code
from umai.justice.line import RowLabel
from umai.justice.settled.models import SettledAnswer, SettledLetter
from umai.justice.writing import require_choices
from umai.law.options.settled import WAYS, settling_marks, way_settled
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.staff.models import Office

DIGITS = 12  # of the id of a file: as many as nobody shares, and that can be read out


class WatchedMatter(NamedTuple):
    """A matter that was settled away, without whose it is: as `justice_settled_listed` answers."""

    proceeding_id: UUID
    child_id: UUID
    ended_on: date
    stage: str
    ground: str
    act: str
    district_id: int
    letter: UUID | None
    due_on: date | None
    answered: bool

    @property
    def file_number(self) -> str:
        return file_number(self.child_id)

    @property
    def is_silent(self) -> bool:
        """Whether a letter waits for its answer for longer than it may."""
        return self.letter is not None and not self.answered and self.due_on < today()  # type: ignore[operator]


class DistrictCount(NamedTuple):
    """How many matters were settled away in a district, and how far the letters are."""

    district: str
    all: int
    without_letter: int
    waiting: int
    silent: int


def file_number(child_id) -> Code:
    """The number by which an office finds the file, and nobody else learns who it is."""
    digits = child_id.hex[:DIGITS].upper()
    return Code("-".join(digits[at : at + 4] for at in range(0, DIGITS, 4)))


def watched_matters(by) -> list[WatchedMatter]:
    """What was settled away, as far as the speaker watches over it; the newest first."""
    question = "select * from justice_settled_listed(%(marks)s::jsonb)"
    rows = [WatchedMatter(*row) for row in by.ask(question, marks=json.dumps(settling_marks()))]
    return sorted(rows, key=lambda one: (one.ended_on, one.proceeding_id), reverse=True)


def ways_in_words(grounds: Iterable[str]) -> str:
    """In which way how many of these matters ended, of each way also when none did."""
    found = Counter(way_settled(ground) for ground in grounds)
    return _(
        "By reconciliation: %(settles)s. Refused because nobody complained: %(nobody_complains)s. The"
        " statement was taken back: %(withdrawn)s."
    ) % {way: found[way] for way in WAYS}


def counts_by_district(matters) -> list[DistrictCount]:
    """These matters counted by district, in order of name."""
    places = {
        place.pk: str(place.name)
        for place in Place.objects.filter(pk__in={one.district_id for one in matters})
    }
    every = Counter(one.district_id for one in matters)
    bare = Counter(one.district_id for one in matters if one.letter is None)
    silent = Counter(one.district_id for one in matters if one.is_silent)
    waiting = Counter(one.district_id for one in matters if one.letter and not one.answered)
    counts = [
        DistrictCount(places.get(pk, ""), n, bare[pk], waiting[pk], silent[pk]) for pk, n in every.items()
    ]
    return sorted(counts)


@dataclass
class ReceivedLetter:
    """A letter as it came to the prosecutor's office: number, days, act, article and ground."""

    pk: UUID
    child_id: UUID
    from_office_id: UUID
    year: int
    number: int
    written_on: date
    ended_on: date
    stage: str
    ground: str
    act: str
    article: str
    matter: str
    body: str
    due_on: date
    answer: str
    answered_on: date | None

    _meta: ClassVar[RowLabel] = RowLabel(SettledLetter._meta.label_lower)

    @property
    def is_late(self) -> bool:
        return self.answered_on is None and self.due_on < today()

    @property
    def from_office(self) -> str:
        return str(Office.objects.filter(pk=self.from_office_id).first() or "")

    @property
    def file_number(self) -> str:
        return file_number(self.child_id)

    def get_absolute_url(self):
        return reverse("justice:answer_received", args=[self.pk])


def received_letters(by) -> list[ReceivedLetter]:
    """The letters to the speaker's office: the unanswered first, the earliest due first."""
    rows = [ReceivedLetter(*row) for row in by.ask("select * from justice_letters_received()")]
    return sorted(
        rows, key=lambda one: (one.answered_on is not None, one.due_on, one.year, one.number, one.pk)
    )


@act(
    "justice.answer_as_prosecutor",
    done=gettext_lazy("the prosecutor answered a letter about a matter settled away"),
)
def answer_letter(letter, *, by, id=None, answer, words, number="", happened_on=None):
    """Answer a letter that came to the prosecutor's office; a later answer stands beside the earlier one.

    Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    if happened_on is None or happened_on < letter.written_on:
        raise Incomplete(_("An answer is not older than its letter. Check the day. Nothing was saved."))
    refuse_future(happened_on)
    if not answer:
        raise Incomplete(_("Choose what is answered. Nothing was saved."))
    require_choices("letter_answers", answer, happened_on)
    require_text(words, _("Write the answer with its reasons. Nothing was saved."))
    said = {"answer": answer, "words": words, "number": number or "", "happened_on": happened_on}
    row = SettledAnswer(letter_id=letter.pk, child_id=letter.child_id, from_body=True, **said)
    return insert_once(row, id=id)

"""The lists of those who watch: what each asks of the database, and how its rows are put into words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.permissions import may_do
from umai.commission.control.figures import district_lines, running_half
from umai.design.law.choices import choice_label
from umai.identification.signal.concerns import Concern, SignalEndingKind
from umai.intake.risk_models import Risk
from umai.justice.duties.models import DutyLetterTo
from umai.justice.repeated.models import IncidentTie
from umai.justice.settled.watching import ways_in_words
from umai.law.justice.proceedings import LETTER_DAYS
from umai.law.justice.watching import refused_since, repeated_since, unseen_times
from umai.law.options.choices import codes_marked, is_marked
from umai.law.options.settled import settling_marks
from umai.law.terms.clock import BISHKEK, today
from umai.law.terms.commission import next_session_due_on
from umai.law.terms.visits import visit_terms
from umai.watch.letters.models import WatchedList
from umai.watch.rows import OwedInDistrict, WatchRow

# In words: what it is, and what is owed.
Words = tuple[Any, Any]
DEPARTMENT, OUTSIDE, OBLAST = "department", "outside", "oblast"
NOBODY_HERE = "elsewhere"


@dataclass(frozen=True)
class WatchList:
    """A list: which it is, who may read it, what it asks, and its rows in words."""

    which: WatchedList
    says: Any
    question: str
    in_words: Callable[[WatchRow], Words]
    values: Callable[[], dict[str, Any]] = dict
    right: str = "watch.read"
    owed_by: Callable[[WatchRow], str] = lambda _row: DEPARTMENT
    """Who owes a row that names no office."""
    whole: str = ""
    """Name of the address that shows what was answered too; empty where no page does."""

    @property
    def slug(self) -> str:
        """The list in an address."""
        return str(self.which)

    @property
    def title(self) -> Any:
        return self.which.label

    def counts(self, by, within) -> list[OwedInDistrict]:
        """How many rows there are in each of these districts."""
        question = f"select district, count(*), min(owed_on) from {self.question} w group by district"
        return [OwedInDistrict(*row) for row in by.ask(question, within=within, **self.values())]

    def rows(self, by, within, after, limit) -> list[WatchRow]:
        """So many rows of these districts, the oldest owed first, after the cursor of a page."""
        begins = "where (w.owed_on, w.id) > (%(at)s, %(pk)s)" if after else ""
        values = {"at": after.at, "pk": after.pk} if after else {}
        question = f"select * from {self.question} w {begins} order by w.owed_on, w.id limit %(limit)s"
        found = by.ask(question, within=within, limit=limit, **values, **self.values())
        return [WatchRow(*row) for row in found]

    def parts(self, by, within) -> str:
        """The kinds of rows of which the list is made and how many of each, in words; "" where it has one."""
        return ""

    def numbers(self) -> dict[str, Any]:
        """The values with which the list is asked for, as the database reads them from JSON."""
        return {name: as_json_value(value) for name, value in self.values().items()}

    def row(self, by, within, pk) -> WatchRow | None:
        """The row of this id, as far as it stands in the list now."""
        question = f"select * from {self.question} w where w.id = %(pk)s limit 1"
        found = by.ask(question, within=within, pk=pk, **self.values())
        return WatchRow(*found[0]) if found else None


def as_json_value(value):
    """A value of a question as JSON has it; what is JSON already is read."""
    if isinstance(value, str):
        return json.loads(value)
    return value.isoformat() if isinstance(value, date) else value


class EndedMatters(WatchList):
    """The matters that ended without a court, in three ways that are counted apart."""

    def parts(self, by, within):
        question = f"select split_part(w.what, '|', 3) from {self.question} w"
        return ways_in_words(ground for (ground,) in by.ask(question, within=within, **self.values()))


class SleepingCommissions(WatchList):
    """The Commissions that did not meet within their term, one row each, from the figures of the control."""

    def every(self, by, within) -> list[WatchRow]:
        half = running_half()
        lines = district_lines(by, half.from_on, half.to_on)
        rows = [as_sleeping(one.figures) for one in lines if one.asleep]
        return sorted((one for one in rows if one.district in within), key=lambda one: (one.owed_on, one.id))

    def counts(self, by, within):
        return [OwedInDistrict(one.district, 1, one.owed_on) for one in self.every(by, within)]

    def rows(self, by, within, after, limit):
        found = self.every(by, within)
        return [one for one in found if not after or (one.owed_on, one.id) > (after.at, after.pk)][:limit]

    def row(self, by, within, pk):
        return next((one for one in self.every(by, within) if one.id == pk), None)


def as_sleeping(one) -> WatchRow:
    """A Commission that sleeps; one that never met owes its session since its first day, or since today."""
    begins = one.last_on or one.since_on
    owed_on = next_session_due_on(begins) if begins else today()
    met = "last" if one.last_on else "never"
    waits = f"{met}|{one.waiting}"
    return WatchRow(
        one.commission_id, None, one.district_id, waits, begins or today(), owed_on, one.commission_id
    )


def letter_terms() -> str:
    """From which day on a letter is owed in how many days, for the database."""
    return json.dumps([[entry.day.isoformat(), entry.value] for entry in LETTER_DAYS.history])


def refused_from() -> datetime:
    return datetime.combine(refused_since(today()), time.min, tzinfo=BISHKEK).astimezone(UTC)


def settled_in_words(row) -> Words:
    state, stage, ground = row.what.split("|")
    what = choice_label("ending_grounds", ground)
    if not is_marked("ending_grounds", ground, "withdrawn"):  # that ground says all the stage says
        what = f"{choice_label('proceeding_stages', stage)}: {what[:1].lower()}{what[1:]}"
    return what, _("a letter to the prosecutor") if state == "letter" else _("an answer to the letter")


def death_in_words(row) -> Words:
    owed = {
        "unreviewed": _("a review by somebody outside the line"),
        "conclusion": _("the conclusion of the review"),
        "answer": _("an answer to the review"),
    }
    return _("The child died"), owed[row.what]


def repeated_in_words(row) -> Words:
    state, how = row.what.split("|")
    if state == "told":
        tie = IncidentTie(how).label
        return _("An incident elsewhere: %(tie)s") % {"tie": tie}, _("an answer: what was done together")
    number = int(how)
    said = ngettext("%(n)d incident", "%(n)d incidents", number) % {"n": number}
    return said, _("protection in the open case") if state == "case" else _("a case: none is open")


def unseen_in_words(row) -> Words:
    risk = Risk(row.what).label if row.what else _("nobody judged the risk")
    return capfirst(str(risk)), _("a visit in which the child is seen")


def refused_in_words(row) -> Words:
    how, concern, _keeper = row.what.split("|")
    return f"{Concern(concern).label}: {SignalEndingKind(how).label}", _("nothing by a day")


def silent_in_words(row) -> Words:
    kind, code = row.what.split("|")
    if kind == "question":
        return choice_label("duty_questions", code), _("an answer to a question")
    if kind == "letter":
        return _("A letter to: %(whom)s") % {"whom": DutyLetterTo(code).label}, _("an answer to the letter")
    return choice_label("ending_grounds", code), _("an answer to the prosecutor's letter")


def sleeping_in_words(row) -> Words:
    met, waits = row.what.split("|")
    number = int(waits)
    said = ngettext("%(n)d file waits", "%(n)d files wait", number) % {"n": number}
    held = _("The last session is long ago") if met == "last" else _("It never met")
    return f"{held}; {said}", _("a session")


WATCH_LISTS = (
    EndedMatters(
        which=WatchedList.SETTLED,
        says=gettext_lazy(
            "Intentional acts against children that ended by reconciliation, because nobody complained, or"
            " with the statement taken back, while the letter to the prosecutor or its answer is owed."
        ),
        question="watch_settled(%(marks)s::jsonb, %(terms)s::jsonb, %(within)s)",
        values=lambda: {"marks": json.dumps(settling_marks()), "terms": letter_terms()},
        in_words=settled_in_words,
        whole="justice:settled_list",
        owed_by=lambda row: DEPARTMENT if row.what.startswith("letter") else NOBODY_HERE,
    ),
    WatchList(
        which=WatchedList.DEATHS,
        says=gettext_lazy("Each stands here until a review of the death was answered."),
        question="watch_deaths(%(kinds)s, %(within)s)",
        values=lambda: {"kinds": codes_marked("self_harm_kinds", "death")},
        in_words=death_in_words,
        right="watch.deaths.read",
        owed_by=lambda _row: OUTSIDE,
    ),
    WatchList(
        which=WatchedList.REPEATED,
        says=gettext_lazy(
            "Children with several incidents, and incidents elsewhere of which an office was told and said"
            " nothing."
        ),
        question="watch_repeated(%(since)s, %(within)s)",
        values=lambda: {"since": repeated_since(today())},
        in_words=repeated_in_words,
    ),
    WatchList(
        which=WatchedList.UNSEEN,
        says=gettext_lazy(
            "Children of open cases who were not seen for much longer than the interval between visits at"
            " their risk."
        ),
        question="watch_unseen(%(every)s::jsonb, %(times)s, %(within)s)",
        values=lambda: {
            "every": json.dumps(dict(visit_terms(today())["every"])),
            "times": unseen_times(today()),
        },
        in_words=unseen_in_words,
    ),
    WatchList(
        which=WatchedList.REFUSED,
        says=gettext_lazy(
            "Reports that ended without a case. Neither their words nor who reported is told, nor of which"
            " child."
        ),
        question="watch_refused(%(from_at)s, %(within)s)",
        values=lambda: {"from_at": refused_from()},
        in_words=refused_in_words,
        right="watch.refused.read",
        owed_by=lambda row: OBLAST if row.what.endswith("|oblast") else DEPARTMENT,
    ),
    WatchList(
        which=WatchedList.SILENT,
        says=gettext_lazy("Questions and letters that were not answered by their day."),
        question="watch_silent(%(within)s)",
        in_words=silent_in_words,
        owed_by=lambda _row: NOBODY_HERE,
    ),
    SleepingCommissions(
        which=WatchedList.SLEEPING,
        says=gettext_lazy("Commissions on Children's Affairs that held no session within their term."),
        question="",
        in_words=sleeping_in_words,
    ),
)


def lists_of(by) -> list[WatchList]:
    """The lists that this reader may read, in their order."""
    return [one for one in WATCH_LISTS if may_do(by, one.right)]

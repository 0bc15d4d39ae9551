"""The lines of the inbox: urgent ones first, then the earliest; equal reports are one line.

A line has the signals with the same words about the same place that were ticked and screened the same. Lines
from networks that sent very many at once are last. A page begins after the last line of the page before.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg, BoolAnd
from django.db.models import (
    BinaryField,
    BooleanField,
    Case,
    Count,
    F,
    Func,
    IntegerField,
    Max,
    Min,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from umai.access.permissions import may_do
from umai.identification.signal.groups import SAME_FIELDS
from umai.identification.signal.models import Screening, ScreeningOutcome, Signal
from umai.notices.models import CallAnswer, CallKind, Keeper
from umai.staff.models import Role

PAGE = 50
WINDOW = 2000  # ended signals of which one page of ended lines is made
URGENT_UNREAD, URGENT, UNREAD, READ = 0, 1, 2, 3  # in this order

IS_URGENT = (
    Q(self_harm=True)
    | Q(concern="self_harm")
    | Q(outcome=ScreeningOutcome.URGENT)
    | Q(outcome=None, danger_now=True)
)


class InboxPosition(NamedTuple):
    """Where a line stands in the inbox: crowded lines last, then rank, then the earliest receipt."""

    crowded: bool
    rank: int
    at: datetime
    first: UUID

    def text(self):
        return f"{self.crowded:d}_{self.rank}_{self.at:%Y%m%dT%H%M%S%fZ}_{self.first}"

    @classmethod
    def read(cls, text):
        """The position that an address names; None when it names none."""
        try:
            crowded, rank, at, first = text.split("_")
            at = datetime.strptime(f"{at[:-1]}+0000", "%Y%m%dT%H%M%S%f%z")
            return cls(bool(int(crowded)), int(rank), at, UUID(first))
        except ValueError:
            return None


def signals_of_department(by):
    """The signals for which this worker's level answers; written so that an index of the district is used."""
    rows = Signal.objects.filter(district__in=by.reach.districts)
    return rows if by.role == Role.OBLAST_SUPERVISOR else rows.filter(keeper=Keeper.DISTRICT)


def waiting_lines(by, *, mine=False):
    """Lines that wait, the most urgent first; `mine`: whose call this worker took or which they screened."""
    rows = signals_of_department(by).waiting()
    if mine:
        taken = CallAnswer.objects.filter(worker_id=by.pk, call__kind=CallKind.SIGNAL).values("call__about")
        screened = Screening.objects.filter(recorded_by=by.pk).values("signal_id")
        own = Q(pk__in=taken) | Q(pk__in=screened)
        rows = rows.filter(own)
    return as_lines(rows).order_by("crowded_", "rank", "at", "first")


def urgent_lines(by):
    """Only the lines that wait and are urgent."""
    return waiting_lines(by).filter(rank__lte=URGENT)


def second_person_signals(by):
    """The signals that wait for this worker as the second person: another one proposed or joined them."""
    return Signal.objects.filter(pk__in=[pk for (pk,) in by.ask(second_person_sql(by))])


def second_person_count_sql(by):
    """How many they are, as `second_reports`, for My day."""
    return f"select count(*) as second_reports from ({second_person_sql(by)}) as asked"


def second_person_sql(by):
    proposed = (
        "union select p.signal_id from identification_endingproposal p"
        " where p.recorded_by_id is distinct from %(me)s"
        if may_do(by, "identification.agree_ending")
        else ""
    )
    return f"""select s.id from identification_signal s
        where s.id in (select j.lead_id from identification_joining j
                where j.recorded_by_id is distinct from %(me)s and not exists (
                    select from identification_joininganswer a where a.joining_id = j.id)
            {proposed})
            and {department_sql(by, "s.")} and s.waits"""


def department_sql(by, at=""):
    """`signals_of_department` as SQL; `at` is the prefix of the table."""
    level = "true" if by.role == Role.OBLAST_SUPERVISOR else f"{at}keeper = '{Keeper.DISTRICT}'"
    return f"{at}district_id = any (%(districts)s) and {level}"


def second_person_lines(by):
    """Lines that wait for this worker as the second person, in the order of the inbox."""
    return as_lines(second_person_signals(by)).order_by("crowded_", "rank", "at", "first")


def ended_lines(by, *, before=None):
    """Lines that ended, the latest first; of the newest `WINDOW` signals that ended before this instant."""
    rows = signals_of_department(by).filter(ended_at__isnull=False)
    if before is not None:
        rows = rows.filter(ended_at__lt=before)
    newest = rows.order_by("-ended_at").values("pk")[:WINDOW]
    return as_lines(Signal.objects.filter(pk__in=newest), at=Max("ended_at")).order_by("-at", "first")


def as_lines(rows, *, at=None):
    """These signals as lines, each with its count `n`, its first signal and its earliest receipt."""
    rank = Case(
        When(IS_URGENT, outcome=None, then=Value(URGENT_UNREAD)),
        When(IS_URGENT, then=Value(URGENT)),
        When(outcome=None, then=Value(UNREAD)),
        default=Value(READ),
        output_field=IntegerField(),
    )
    return (
        rows.annotate(rank=rank, same=same_words_key())
        .values("same", *SAME_FIELDS[1:], "outcome", "rank")
        .annotate(
            n=Count("pk"),
            at=at or Min("received_at"),
            crowded_=BoolAnd("crowded", output_field=BooleanField()),
            every=ArrayAgg("pk", order_by=("received_at", "pk")),
        )
        .annotate(first=F("every__0"))
        .values("n", "at", "rank", "outcome", "crowded_", "first")
    )


def same_words_key():
    """The digest of the words; a signal without one is a line of its own."""
    alone = Func(F("id"), function="uuid_send", output_field=BinaryField())
    return Coalesce(F("digest"), alone)


def lines_after(found, place):
    """The waiting lines after this position."""
    crowded = Q(crowded_=True) if not place.crowded else Q(pk__in=[])
    level = Q(crowded_=place.crowded)
    return found.filter(
        crowded
        | (level & Q(rank__gt=place.rank))
        | (level & Q(rank=place.rank, at__gt=place.at))
        | (level & Q(rank=place.rank, at=place.at, first__gt=place.first))
    )


def line_counts(by):
    """How many lines wait, and how many of them are urgent; crowded ones are not counted."""
    return by.ask_at_once([line_counts_sql(by)])


def line_counts_sql(by):
    """The same in plain SQL, which answers `waiting` and `urgent`; every page asks for it."""
    return f"""select count(*) as waiting, count(*) filter (where is_urgent) as urgent from (
        select distinct coalesce(digest, uuid_send(id)), {", ".join(SAME_FIELDS[1:])}, outcome,
            self_harm or concern = 'self_harm' or outcome = '{ScreeningOutcome.URGENT}'
            or outcome is null and danger_now as is_urgent
        from identification_signal
        where {department_sql(by)} and waits and not crowded) as lines"""

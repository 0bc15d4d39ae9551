"""The children of doors who wait for the office, the gravest and oldest first, and what is said of one."""

from django.conf import settings
from django.db.models import Case, Value, When
from django.urls import reverse

from umai.access.doors import consult_list
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.access.reach import wall_sql
from umai.design.parts import Code
from umai.identification.models import Signal
from umai.identification.signal.sealing import NoKey, ReportWords
from umai.law.options.choices import codes_marked
from umai.names.spelling import script
from umai.register.fields.birth_date import BirthDate
from umai.rounds.door.models import DoorAnswerKind, DoorChild, DoorSignal
from umai.rounds.door.words import age_in_words, dwelling_in_words
from umai.rounds.found.models import FoundAnswer

SHOWN = 50
RELATED = (
    "answer__stop__round__place",
    "answer__stop__dwelling",
    "answer__stop__settlement__municipality",
    "answer__recorded_by",
)


def found_children(by):
    """The children of doors of whom nobody has said who they are, as this worker sees them.

    The same sheet typed in again, and what was corrected, are not asked twice; once the words were made
    unreadable, nobody can say it any more.
    """
    rows = DoorChild.objects.within_reach_of(by).filter(waits=True, answer__current=True)
    rows = rows.exclude(sealed_words=b"")
    rows = rows.exclude(answer__kind=DoorAnswerKind.TYPED_AGAIN).exclude(answer__why=ReplacementReason.STRUCK)
    grave = Case(
        When(danger_now=True, then=Value(0)),
        When(self_harm=True, then=Value(0)),
        When(lives_with__in=codes_marked("round_lives_with", "nobody"), then=Value(1)),
        default=Value(2),
    )
    return rows.annotate(grave=grave).order_by("grave", "answer__said_on", "recorded_at", "pk")


def waiting_count_sql(by) -> str:
    """How many children of doors wait within this worker's reach, as `doors`."""
    here = "true"
    if settings.UMAI_OWN_FILTER:
        here = f"""(c.district_id = any (%(districts)s) or c.municipality_id = any (%(municipalities)s))
            and {wall_sql(by, "c.")}"""
    return f"""select count(*) as doors from rounds_doorchild c join rounds_dooranswer a on a.id = c.answer_id
        where c.waits and c.sealed_words <> '' and a.current and a.why <> 'struck' and a.kind <> 'typed_again'
            and {here}"""


def work_list(by):
    """The children who are asked first, and how many wait in all; the look at them is on the trail."""
    rows = found_children(by)
    with by.speaking():
        total = rows.count()
        shown = consult_list(
            "rounds.found", rows[:SHOWN], by=by, read=lambda rows: rows.select_related(*RELATED)
        )
        signalled = signals_of(shown)
        unsure = unsure_of(shown)
    return [
        {
            "child": one,
            "name": name_of(one),
            "age": age_in_words(one),
            "where": dwelling_in_words(one.answer.stop),
            "code": Code(one.answer.stop.code),
            "signalled": one.pk in signalled,
            "unsure": one.pk in unsure,
            "nobody": one.grave == 1,
        }
        for one in shown
    ], total


def signals_of(children) -> dict:
    """Child of a door to the signal that was made of it."""
    rows = DoorSignal.objects.filter(door_child__in=[one.pk for one in children])
    return dict(rows.values_list("door_child_id", "signal_id"))


def unsure_of(children) -> set:
    """Those of whom a colleague said that nobody is sure."""
    rows = FoundAnswer.objects.filter(door_child__in=[one.pk for one in children])
    return set(rows.values_list("door_child_id", flat=True))


def words_said(child) -> ReportWords:
    """The words of a child of a door; empty without the key, or after they were made unreadable."""
    try:
        return child.said
    except NoKey:
        return ReportWords()


def name_of(child) -> str:
    """The first line of what was said of who the child is; "" where nobody said a name."""
    return words_said(child).child.strip().split("\n")[0]


def suggested_search(child) -> dict:
    """What was said of the child, as terms of a search; a person corrects it."""
    text = name_of(child).split(",")[0].strip()[:100]
    if script(text) not in ("cyrillic", "latin", "mixed") or not any(sign.isupper() for sign in text):
        text = ""
    year = None if child.age is None else child.answer.said_on.year - child.age
    born = BirthDate.parse(str(year)) if year else None
    return {"text": text, "born": born, "settlement": child.answer.stop.settlement_id, "pin": ""}


def answers_about(child) -> list[FoundAnswer]:
    """What the office said of a child of a door, the newest first, also what was corrected."""
    rows = FoundAnswer.ever.filter(door_child=child).select_related("recorded_by")
    return list(rows.order_by("-recorded_at"))


def others_of_dwelling(child, by) -> list[DoorChild]:
    """Whom else somebody spoke of at the same dwelling: by another team, or beside this child."""
    rows = DoorChild.objects.within_reach_of(by).filter(answer__stop__dwelling=child.answer.stop.dwelling_id)
    rows = rows.filter(answer__current=True).exclude(pk=child.pk).select_related(*RELATED)
    return list(rows.order_by("answer__said_on", "recorded_at", "number"))


def doors_of(children, by) -> list[dict]:
    """Where and when a round spoke of these records of a child, the latest first, with the page of it."""
    rows = FoundAnswer.objects.filter(found__in=children)
    rows = rows.select_related("door_child__answer__stop__settlement")
    reads = may_do(by, "rounds.found.read")
    return [
        {
            "day": one.door_child.answer.said_on,
            "place": one.door_child.answer.stop.settlement.name,
            "url": reverse("rounds:found", args=[one.door_child_id]) if reads else "",
        }
        for one in rows.order_by("-door_child__answer__said_on", "pk")
    ]


def signal_of(child, by):
    """(the row of the signal that was made of a child of a door, the signal where this worker sees it)."""
    made = DoorSignal.objects.filter(door_child=child).first()
    seen = made and Signal.objects.within_reach_of(by).filter(pk=made.signal_id).first()
    return made, seen

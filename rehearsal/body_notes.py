"""What the school and the clinic of the demonstration people told: some is in a file, some still waits.

Written row by row by the owner, whose own stamps stand.
"""

import uuid
from datetime import date, datetime, time, timedelta

from rehearsal.register_rows import NOTES
from umai.law.terms.clock import BISHKEK
from umai.prevention.models import BodyNote, BodyNoteOutcome, BodyNoteResult, Note, NoteKind, NoteValue
from umai.register.models import Identity
from umai.staff.models import Term

SPACE = uuid.UUID("5f1c2a7e-9b1d-4c55-8a21-746f6c640000")
# Who told it, what, days ago, and what became of it; None: it waits.
STORIES = (
    ("kunduz", {"kind": NoteKind.ATTENDANCE, "missed_days": 9, "school_days": 40}, 24, BodyNoteOutcome.FILED),
    ("kunduz", {"kind": NoteKind.LABOUR, "value": NoteValue.WORKS_AFTER}, 16, BodyNoteOutcome.FILED),
    ("kunduz", {"kind": NoteKind.ENROLMENT, "value": NoteValue.NOT_ENROLLED}, 12, BodyNoteOutcome.ASIDE),
    ("kunduz", {"kind": NoteKind.PERFORMANCE, "value": NoteValue.FALLS_BEHIND}, 6, None),
    ("kunduz", {"kind": NoteKind.ATTENDANCE, "missed_days": 13, "school_days": 40}, 2, None),
    ("zarina", {"kind": NoteKind.CHECK_UP, "value": NoteValue.SEEN}, 30, BodyNoteOutcome.FILED),
    ("zarina", {"kind": NoteKind.VACCINATION, "value": NoteValue.OVERDUE}, 9, None),
    ("zarina", {"kind": NoteKind.CHECK_UP, "value": NoteValue.NOT_SEEN}, 1, None),
)
FINDER = "meerim"  # who finds the children
PUPIL_UNDER, INFANT_UNDER = 16 * 365, 6 * 365


def invent_body_notes(people, *, today: date, using="owner"):
    """Add these stories; nothing where anything was told already. Answers how many were added."""
    if BodyNote.objects.using(using).exists():
        return 0
    added = 0
    for number, (who, observed, days, became) in enumerate(STORIES):
        post = Term.objects.using(using).select_related("office__place").filter(worker=people[who]).first()
        child = child_of(post.office.place, number, today, infant=who == "zarina", using=using)
        if child is not None:
            teller = BodyNoteWriter(number, people, post.office, today - timedelta(days), using)
            teller.tell(people[who], child, observed, became)
            added += 1
    return added


def child_of(place, number, today, *, infant, using):
    """A child of this municipality of the age that the body knows, another one for each story."""
    eldest = today - timedelta(INFANT_UNDER if infant else PUPIL_UNDER)
    rows = Identity.objects.using(using).filter(municipality=place, birth_date__gt=eldest)
    if not infant:
        rows = rows.filter(birth_date__lt=today - timedelta(7 * 365))
    return rows.select_related("child").order_by("child_id")[number : number + 1].first()


class BodyNoteWriter:
    """Writes what was told on one day, and what became of it two days later."""

    def __init__(self, number, people, office, on, using):
        self.number, self.people, self.office, self.on, self.using = number, people, office, on, using
        place = office.place
        self.there = {"district_id": place.district_id, "municipality_id": place.municipality_id or place.pk}

    def row(self, model, what, on, by, office, **said):
        at = datetime.combine(on, time(10, 10 + self.number), tzinfo=BISHKEK)
        return model.objects.using(self.using).create(
            id=uuid.uuid5(SPACE, f"{self.number}:{what}"),
            recorded_at=at,
            recorded_by=by,
            recorded_office=office,
            **said,
        )

    def tell(self, who, identity, observed, became):
        year = identity.birth_date.year
        missed = observed["kind"] == NoteKind.ATTENDANCE
        words = NOTES["told_missed"][self.number % len(NOTES["told_missed"])] if missed else ""
        observed = observed | {"noted_on": self.on, "words": words}
        body_note = self.row(
            BodyNote,
            "told",
            self.on,
            who,
            self.office,
            named=f"{identity.full_name()}, {year}",
            **observed,
            **self.there,
        )
        if became is None:
            return
        on, by = self.on + timedelta(1), self.people[FINDER]
        office = Term.objects.using(self.using).filter(worker=by).first().office
        why = (
            "Бул жылы мындай бала катталган эмес, мектепке чалдым." if became == BodyNoteOutcome.ASIDE else ""
        )
        self.row(
            BodyNoteResult,
            "settled",
            on,
            by,
            office,
            body_note=body_note,
            how=became,
            reason=why,
            **self.there,
        )
        if became == BodyNoteOutcome.FILED:
            child = identity.child
            held = {"district_id": child.district_id, "municipality_id": child.municipality_id}
            self.row(
                Note,
                "note",
                on,
                by,
                office,
                child=child,
                body_note=body_note,
                told_by=self.office,
                office_id=child.office_id,
                **observed,
                **held,
            )

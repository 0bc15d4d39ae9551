"""The papers on which a register of real children stands, kept as rows; without them it is a training system.

The Law on personal information (No. 58 of 14 April 2008) asks for a holder and for the registration of the
holder and of the set of data (article 30). Whether an assessment of the impact is needed since the Digital
Code (No. 178 of 31 July 2025) a lawyer says, and signs for it.
"""

import hashlib
import importlib
import re
from datetime import date

from django.db import models, transaction
from django.db.models.functions import Now
from django.utils import timezone

from umai.refusal import Refusal

REPUBLIC = date(1991, 8, 31)  # no paper of the republic is older
NOT_YET = re.compile(r"\bnot\b")  # an exception that is met in part, and not one that does not apply


class LegalPaperKind(models.TextChoices):
    """What a paper says; `NO_IMPACT` stands in place of `IMPACT`."""

    ORDER = "order", "the order by which the register is kept"
    HOLDER = "holder", "the holder of the data: the paper that names the body"
    REGISTRATION = "registration", "the registration of the holder and of the set of data"
    IMPACT = "impact", "the assessment of the impact on personal data"
    NO_IMPACT = "no_impact", "a lawyer's word that no assessment of the impact is needed"
    OPEN_POINTS = "open_points", "the signature under what of docs/security is not there yet"


NEEDED = (
    (LegalPaperKind.ORDER,),
    (LegalPaperKind.HOLDER,),
    (LegalPaperKind.REGISTRATION,),
    (LegalPaperKind.IMPACT, LegalPaperKind.NO_IMPACT),
)


class LegalPaper(models.Model):
    """A paper on which this register stands, told by whoever sets it up. The last one of a kind counts."""

    id = models.AutoField(primary_key=True)
    """Papers are numbered in the order in which they were told."""
    kind = models.CharField(max_length=20, choices=LegalPaperKind)
    """What the paper says."""
    number = models.CharField(max_length=100)
    """Number of the paper, as it stands on it."""
    signed_on = models.DateField()
    """Day on the paper."""
    signed_by = models.CharField(max_length=200)
    """Body that issued the paper, or the person who signed it."""
    about = models.CharField(max_length=64, blank=True, default="")
    """SHA-256 of the points that were signed for, so that other points are signed for anew; else empty."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the paper was told, by the clock of the database."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(signed_on__gte=REPUBLIC), name="paper_of_the_republic")
        ]


def digest_of_points(points: list[str]) -> str:
    return hashlib.sha256("\n".join(points).encode()).hexdigest()


def missing_papers(using: str = "owner") -> list[str]:
    """What is not there yet, in words: papers, and the signature under the points of today that are open."""
    rows = LegalPaper.objects.using(using)
    kinds = set(rows.values_list("kind", flat=True))
    missing = [
        " or ".join(LegalPaperKind(kind).label for kind in any_of)
        for any_of in NEEDED
        if not kinds & set(any_of)
    ]
    if (points := open_points()) and not rows.filter(
        kind=LegalPaperKind.OPEN_POINTS, about=digest_of_points(points)
    ).exists():
        missing.append(LegalPaperKind.OPEN_POINTS.label)
    return missing


def open_points() -> list[str]:
    """What docs/security/asvs.md says is not there yet, each with its number."""
    requirements = importlib.import_module("umai.printed.security.requirements").read_requirements()
    return [f"{one.number}: {one.exception}" for one in requirements if NOT_YET.search(one.exception)]


def keep_paper(kind: str, number: str, signed_on: str, signed_by: str, *, about: str = "") -> LegalPaper:
    """Write a paper down as the owner of the tables, and note it on the trail. Raises `Refusal`."""
    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    if kind not in LegalPaperKind.values:
        raise Refusal(f"There is no paper {kind}: say {', '.join(LegalPaperKind.values)}.")
    number, signed_by = number.strip(), signed_by.strip()
    if not number or len(number) > 100 or not signed_by or len(signed_by) > 200:
        raise Refusal("A paper has a number of at most 100 signs, and who signed it in at most 200.")
    try:
        day = date.fromisoformat(signed_on.strip())
    except ValueError:
        raise Refusal(f"{signed_on} is no day such as 2026-11-02.") from None
    if not REPUBLIC <= day <= timezone.localdate():
        raise Refusal(f"{signed_on} cannot be the day of this paper: it lies in the future, or long ago.")
    with transaction.atomic(using="owner"):
        paper = LegalPaper.objects.using("owner").create(
            kind=kind, number=number, signed_on=day, signed_by=signed_by, about=about
        )
        entries.note_act("", "staff.keep_paper", EntrySubject.of_row(paper), using="owner")
    return paper


def sign_open_points(signed_on: str, signed_by: str) -> LegalPaper:
    """Keep who signed, and when, for what is not there yet. Raises `Refusal`."""
    points = open_points()
    return keep_paper(
        LegalPaperKind.OPEN_POINTS,
        f"{len(points)} points",
        signed_on,
        signed_by,
        about=digest_of_points(points),
    )

"""What is read of evidence: what was kept, what is still being sent, what waits for a second person."""

from typing import NamedTuple

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.access.reach import rows_of_child
from umai.design.days import moment_in_words
from umai.design.parts import Link, SummaryRow, TimelineEvent
from umai.design.templatetags.design import moment
from umai.intake.cases.reading import by_whom
from umai.justice.evidence.kinds import EVIDENCE, evidence_in_words
from umai.justice.evidence.models import (
    Evidence,
    EvidenceDownload,
    EvidenceOpening,
    EvidenceOpeningAnswer,
    EvidenceUpload,
)
from umai.justice.evidence.receiving import missing_parts
from umai.justice.evidence.sealed.found import acts_by_itself, in_words
from umai.justice.evidence.sealed.looking import NOT_SHOWN
from umai.justice.line import first_id_of
from umai.justice.lines import lines_of
from umai.law.justice.evidence import upload_forgotten_at


class UploadState(NamedTuple):
    """What its sender is told of evidence that is still being sent."""

    upload: EvidenceUpload
    size: str
    missing: int
    forgotten_at: object


def size_in_words(size):
    """At least a kilobyte, because Django's Kyrgyz has bits for bytes."""
    return filesizeformat(max(size, 1024))


def evidence_of(incident, by):
    """The evidence about this incident within reach, in the order in which it was kept."""
    rows = Evidence.objects.within_reach_of(by).filter(incident_id=first_id_of(incident))
    return rows.select_related("recorded_by").order_by("recorded_at")


def uploads_of(incident, by) -> list[UploadState]:
    """What this worker is still sending about this incident, the newest first."""
    with by.speaking():
        found = EvidenceUpload.objects.filter(worker_id=by.pk, incident_id=first_id_of(incident))
        return [state_of(one, by) for one in found.order_by("-begun_at")]


def state_of(upload, by) -> UploadState:
    forgotten = upload_forgotten_at(upload.begun_at)
    return UploadState(upload, size_in_words(upload.size), missing_parts(upload, by), forgotten)


def section_of_evidence(incident, by):
    """What the page of an incident shows of evidence, for its template."""
    adds = may_do(by, "justice.begin_evidence", incident)
    return {
        "evidence": [
            (one, evidence_in_words(one), capfirst(str(in_words(one.media_type))), size_in_words(one.size))
            for one in evidence_of(incident, by)
        ],
        "evidence_uploads": uploads_of(incident, by) if adds else [],
        "evidence_url": reverse("justice:record_evidence", args=[first_id_of(incident)]) if adds else "",
    }


def lines_of_evidence(row, by):
    """All that is known of evidence: what was written, and what was found in the file."""
    return [
        *lines_of(EVIDENCE, row, by),
        SummaryRow(_("What the file is"), capfirst(str(in_words(row.media_type)))),
        SummaryRow(_("Size"), size_in_words(row.size)),
        SummaryRow(_("SHA-256 of the original"), row.sha256),
    ]


def why_not_shown(row) -> list[str]:
    """Why there is no safe copy, and what to know of the file, in sentences; none where there is one."""
    if not row.unshown:
        return []
    said = [str(NOT_SHOWN.get(row.unshown, NOT_SHOWN["unknown"]))]
    if acts_by_itself(row.media_type):
        said.append(_("Do not open it on a computer of the office, whatever its name says."))
    return [*said, _("The original is kept sealed, as it was sent. Two persons together open it.")]


class OpeningState(NamedTuple):
    """A request for an original: what was asked, and what became of it."""

    opening: EvidenceOpening
    lines: list
    answer_url: str
    download_url: str


def openings_of(evidence, by) -> list[OpeningState]:
    """The requests for this original, the newest first."""
    rows = EvidenceOpening.objects.within_reach_of(by).filter(evidence_id=first_id_of(evidence))
    rows = list(rows.select_related("recorded_by", "recorded_office").order_by("-recorded_at"))
    answers = EvidenceOpeningAnswer.objects.filter(opening__in=rows).select_related(
        "recorded_by", "recorded_office"
    )
    of = {one.opening_id: one for one in answers}
    taken: dict = {}
    for one in EvidenceDownload.objects.filter(opening__in=rows).order_by("recorded_at"):
        taken.setdefault(one.opening_id, []).append(one)
    return [opening_state(one, of.get(one.pk), taken.get(one.pk, ()), by) for one in rows]


def opening_state(opening, answer, taken, by) -> OpeningState:
    lines = [SummaryRow(_("Why"), opening.reason), SummaryRow(_("Asked by"), by_whom(opening))]
    if answer is None:
        lines.append(SummaryRow(_("Answer"), _("It waits for another person.")))
    elif answer.agreed:
        lines.append(SummaryRow(_("Agreed by"), by_whom(answer)))
        lines.append(SummaryRow(_("Open until"), moment(answer.open_until)))
    else:
        lines.append(SummaryRow(_("Not agreed by"), by_whom(answer)))
        lines.append(SummaryRow(_("Why not"), answer.reason))
    lines += [SummaryRow(_("Taken out"), moment(one.recorded_at)) for one in taken]
    mine = opening.recorded_by_id == by.pk
    answers = answer is None and not mine and may_do(by, "justice.answer_original", opening)
    takes = mine and answer is not None and answer.agreed and answer.open_until > timezone.now()
    return OpeningState(
        opening,
        lines,
        reverse("justice:answer_original", args=[opening.pk]) if answers else "",
        reverse("justice:download_original", args=[opening.pk]) if takes else "",
    )


def waiting_links(by) -> list[Link]:
    """Links to the requests for originals that wait for this worker as second person, the oldest first."""
    said = _("An original of evidence: is it opened?")
    asked = by.ask("select opening from justice_originals_asked()")
    return [Link(said, reverse("justice:answer_original", args=[pk]), count=1) for (pk,) in asked]


def events_of(record, by):
    """Originals that were asked for, opened or not, and taken out, as `TimelineEvent`s."""
    for row in rows_of_child(EvidenceOpening.ever, record, by, "evidence"):
        yield event_of_original(row, _("An original of evidence was asked for"), row.reason)
    for row in rows_of_child(EvidenceOpeningAnswer.ever, record, by, "evidence"):
        if row.agreed:
            until = _("Open until %(at)s.") % {"at": moment_in_words(row.open_until)}
            yield event_of_original(row, _("The original was opened by two persons"), until)
        else:
            yield event_of_original(row, _("The original was not opened"), row.reason)
    for row in rows_of_child(EvidenceDownload.ever, record, by, "evidence"):
        yield event_of_original(row, _("The original was taken out"), "")


def event_of_original(row, title, said) -> TimelineEvent:
    """What was done with an original; which evidence it is stands first in the text."""
    text = "\n".join(filter(None, [evidence_in_words(row.evidence), said]))
    return TimelineEvent.of_row(row, title, text=text, url=row.evidence.get_absolute_url())

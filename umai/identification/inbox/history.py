"""What was done with one signal so far, as events of a timeline."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.facts import ReplacementReason
from umai.design.parts import TimelineEvent
from umai.identification.signal.ending_models import EndingProposal, SignalEnding
from umai.identification.signal.models import Addition, Gathering, Reply, Screening, SignalMatch
from umai.notices.models import CallAnswer, CallKind
from umai.register.models import Child


def events_of(signal):
    """Every event of this signal, the newest first."""
    found = [
        *_receipt(signal),
        *_calls(signal),
        *_screenings(signal),
        *_gatherings(signal),
        *_matches(signal),
        *_replies(signal),
        *_endings(signal),
    ]
    return sorted(found, key=lambda event: event.at, reverse=True)


def _receipt(signal):
    yield TimelineEvent(
        _("Received: %(how)s") % {"how": signal.get_channel_display()},
        at=signal.received_at,
        who=_name(signal),
    )
    for row in Addition.objects.filter(signal=signal):
        yield TimelineEvent(_("The reporter wrote more"), at=row.recorded_at)


def _calls(signal):
    rows = CallAnswer.objects.filter(call__kind=CallKind.SIGNAL, call__about=signal.pk)
    for row in rows.select_related("call", "worker"):
        yield TimelineEvent(_("Whoever was on duty was called"), at=row.call.opened_at)
        yield TimelineEvent(_("The call was taken"), at=row.answered_at, who=str(row.worker))


def _screenings(signal):
    for row in Screening.ever.filter(signal=signal).select_related("recorded_by"):
        title = _("Screened: %(what)s") % {"what": row.get_outcome_display()}
        yield TimelineEvent(title, at=row.recorded_at, who=_name(row), text=row.reason)


def _gatherings(signal):
    rows = Gathering.ever.filter(first=signal).select_related("recorded_by").order_by("recorded_at")
    for at, several in _groups_of_minute(row for row in rows if row.why != ReplacementReason.STRUCK):
        n = len(several)
        title = ngettext(
            "%(n)d other signal was taken together with it",
            "%(n)d other signals were taken together with it",
            n,
        ) % {"n": n}
        yield TimelineEvent(title, at=at, who=_name(several[0]))
    for row in Gathering.ever.filter(signal=signal).select_related("recorded_by", "first"):
        struck = row.why == ReplacementReason.STRUCK
        title = _("Taken apart from an earlier signal") if struck else _("Goes on with an earlier signal")
        yield TimelineEvent(title, at=row.recorded_at, who=_name(row), url=row.first.get_absolute_url())


def _groups_of_minute(rows):
    """Groups of rows by one person within one minute, each with the instant of its first."""
    found: list[tuple[datetime, list[Gathering]]] = []
    for row in rows:
        if found:
            at, several = found[-1]
            same = several[0].recorded_by_id == row.recorded_by_id
            if same and (row.recorded_at - at).total_seconds() < 60:
                several.append(row)
                continue
        found.append((row.recorded_at, [row]))
    return found


def _matches(signal):
    for row in SignalMatch.ever.filter(signal=signal).select_related("recorded_by"):
        struck = row.why == ReplacementReason.STRUCK
        title = _("It is about another child") if struck else _("Found to be about a child on the register")
        url = None if struck else Child(pk=row.child_id).get_absolute_url()
        yield TimelineEvent(title, at=row.recorded_at, who=_name(row), url=url)


def _replies(signal):
    for row in Reply.objects.filter(signal=signal).select_related("recorded_by"):
        yield TimelineEvent(
            _("The reporter was answered"), at=row.recorded_at, who=_name(row), text=row.get_said_display()
        )


def _endings(signal):
    for proposal in EndingProposal.objects.filter(signal=signal).select_related("recorded_by"):
        title = _("Proposed: %(how)s") % {"how": proposal.get_how_display()}
        yield TimelineEvent(title, at=proposal.recorded_at, who=_name(proposal), text=proposal.findings)
    for row in SignalEnding.objects.filter(signal=signal).select_related("recorded_by"):
        how = row.get_how_display()
        title = _("Ended: %(how)s") % {"how": f"{how} ({row.body})" if row.body else how}
        findings = "" if row.proposal_id else row.findings
        yield TimelineEvent(title, at=row.recorded_at, who=_name(row), text=findings)


def _name(row):
    return str(row.recorded_by) if row.recorded_by_id else ""

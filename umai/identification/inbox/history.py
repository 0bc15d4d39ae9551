"""What was done with one signal so far, as events of a timeline."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.facts import ReplacementReason
from umai.design.parts import TimelineEvent
from umai.identification.signal.ending_models import EndingProposal, Joining, JoiningAnswer, SignalEnding
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
        *_joinings(signal),
        *_endings(signal),
    ]
    return sorted(found, key=lambda event: event.at, reverse=True)


def _receipt(signal):
    yield TimelineEvent(
        _("Received: %(how)s") % {"how": signal.get_channel_display()},
        at=signal.received_at,
        who=str(signal.recorded_by or ""),
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
        yield TimelineEvent.of_row(row, title, text=row.reason)


def _gatherings(signal):
    rows = Gathering.ever.filter(first=signal).select_related("recorded_by").order_by("recorded_at")
    for several in _groups_of_minute(row for row in rows if row.why != ReplacementReason.STRUCK):
        n = len(several)
        title = ngettext(
            "%(n)d other signal was taken together with it",
            "%(n)d other signals were taken together with it",
            n,
        ) % {"n": n}
        yield TimelineEvent.of_row(several[0], title)
    for row in Gathering.ever.filter(signal=signal).select_related("recorded_by", "first"):
        struck = row.why == ReplacementReason.STRUCK
        title = _("Taken apart from an earlier signal") if struck else _("Goes on with an earlier signal")
        yield TimelineEvent.of_row(row, title, url=row.first.get_absolute_url())


def _groups_of_minute(rows):
    """Groups of rows by one person within one minute after the first of them."""
    found: list[list[Gathering]] = []
    for row in rows:
        first = found[-1][0] if found else row
        lately = (row.recorded_at - first.recorded_at).total_seconds() < 60
        if found and lately and first.recorded_by_id == row.recorded_by_id:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _matches(signal):
    for row in SignalMatch.ever.filter(signal=signal).select_related("recorded_by"):
        struck = row.why == ReplacementReason.STRUCK
        title = _("It is about another child") if struck else _("Found to be about a child on the register")
        url = None if struck else Child(pk=row.child_id).get_absolute_url()
        yield TimelineEvent.of_row(row, title, url=url)


def _replies(signal):
    for row in Reply.objects.filter(signal=signal).select_related("recorded_by"):
        yield TimelineEvent.of_row(row, _("The reporter was answered"), text=row.get_said_display())


def _joinings(signal):
    for row in Joining.objects.filter(signal=signal).select_related("recorded_by"):
        yield TimelineEvent.of_row(row, _("Taken into a case: another person has to say whether rightly"))
    for answer in JoiningAnswer.objects.filter(signal=signal).select_related("recorded_by"):
        title = _("It is this child, said another person")
        if not answer.agreed:
            title = _("It is not this child, said another person: the report is open again")
        yield TimelineEvent.of_row(answer, title, text=answer.reason)


def _endings(signal):
    for proposal in EndingProposal.objects.filter(signal=signal).select_related("recorded_by"):
        title = _("Proposed: %(how)s") % {"how": proposal.get_how_display()}
        yield TimelineEvent.of_row(proposal, title, text=proposal.findings)
    for row in SignalEnding.objects.filter(signal=signal).select_related("recorded_by"):
        how = row.get_how_display()
        title = _("Ended: %(how)s") % {"how": f"{how} ({row.body})" if row.body else how}
        findings = "" if row.proposal_id else row.findings
        yield TimelineEvent.of_row(row, title, text=findings)

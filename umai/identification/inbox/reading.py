"""What the page of one signal shows: what was said, its state, its clocks and its child.

Whoever calls has consulted the signal, so the look is on the trail already.
"""

from typing import NamedTuple

from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import consult_list, open_files
from umai.design.parts import IdentityFact, SummaryRow
from umai.design.templatetags.design import clock, clock_at, day, moment
from umai.identification.disclosure_models import Expunging
from umai.identification.inbox.endings import proposal_of
from umai.identification.signal import clocks
from umai.identification.signal.concerns import ReporterLanguage
from umai.identification.signal.ending_models import Joining, SignalEnding
from umai.identification.signal.groups import (
    alike_signals,
    current_screening,
    gathered_signals,
    is_self_harm,
    is_urgent,
)
from umai.identification.signal.models import Addition, Gathering, Screening, SignalMatch
from umai.identification.signal.sealing import NoKey, ReportWords
from umai.identification.whereabouts.signal_place import place_of
from umai.law.terms.clock import day_of
from umai.register import merge_groups
from umai.register.models import Address, AddressKind, Identity


class SignalState(NamedTuple):
    """The state of a signal: its current rows, each None where there is none."""

    signal: object
    screening: object
    match: object
    gathering: object
    ending: object
    proposal: object
    joining: object
    alike: int
    gathered: list
    urgent: bool


def signal_state_of(signal, by):
    """The state of a signal; reading the words of the gathered signals goes on the trail."""
    screening = current_screening(signal)
    return SignalState(
        signal,
        screening,
        SignalMatch.objects.filter(signal=signal).select_related("child").first(),
        Gathering.objects.filter(signal=signal).select_related("first").first(),
        SignalEnding.objects.filter(signal=signal)
        .select_related("recorded_by", "proposal__recorded_by")
        .first(),
        proposal_of(signal),
        Joining.objects.filter(signal=signal, answer=None).select_related("recorded_by").first(),
        alike_signals(signal, by).count(),
        read_gathered(signal, by),
        is_urgent(signal, screening and screening.outcome),
    )


def read_gathered(signal, by):
    """The signals that go on with this one, with their words; the look at them is on the trail."""
    rows = gathered_signals(signal).defer(None).select_related("settlement__municipality", "recorded_by")
    return consult_list("identification.gathered", rows, by=by) if rows.exists() else []


def clock_rows(standing):
    """The two clocks as lines of a summary; each says whether it is or was late."""
    # A later screening does not make it late.
    first = Screening.ever.filter(signal=standing.signal).order_by("recorded_at").first()
    face = clocks.clocks_of(
        standing.signal.received_at,
        urgent=standing.urgent,
        screened_at=first and first.recorded_at,
        ended_at=standing.ending and standing.ending.recorded_at,
        now=timezone.now(),
    )
    rows = [SummaryRow(_("Screen by"), clock_at(face.screen_by, face.now, face.screened_at))]
    if standing.screening is not None:
        outcome = standing.screening.get_outcome_display()
        rows.append(
            SummaryRow(_("Screened as"), format_html("{}<br>{}", outcome, by_whom(standing.screening)))
        )
    intake = clock(face.take_in_by, day_of(face.now), face.taken_in_on)
    return [*rows, SummaryRow(_("Open a case or answer by"), intake)]


def words_of(signal):
    """What was said, as lines of a summary; empty ones are left out."""
    try:
        said = signal.said
        happened = said.happened or expunged_sentence(signal)
    except NoKey:
        said, happened = ReportWords(), unopened_sentence()
    rows = [
        SummaryRow(_("What happened"), linebreaksbr(happened)),
        SummaryRow(_("Where"), place_of(signal)),
        SummaryRow(_("Where exactly"), linebreaksbr(said.where)),
        SummaryRow(_("Who the child is"), linebreaksbr(said.child)),
        SummaryRow(_("Age of the child, about"), signal.child_age),
        SummaryRow(_("Who may harm the child"), linebreaksbr(said.feared)),
    ]
    return [row for row in rows if row.value not in ("", None)] + ticked_rows(signal)


def unopened_sentence():
    return _("The words cannot be opened on this machine. Tell the administrator at once.")


def expunged_sentence(signal):
    """The sentence that says when and under which rule the words were made unreadable; "" when not."""
    row = Expunging.objects.filter(signal_id=signal.pk).first() if not signal.sealed_words else None
    if row is None:
        return ""
    values = {"day": day(day_of(row.recorded_at)), "n": row.days, "rule": row.rule}
    return _("Made unreadable on %(day)s, %(n)s days after it was answered (rule %(rule)s).") % values


def ticked_rows(signal):
    """What was ticked and how it came, as lines of a summary."""
    danger = [
        words
        for ticked, words in (
            (signal.danger_now, _("danger to life or health now")),
            (is_self_harm(signal), _("suicide attempt, self-harm or a threat of it")),
            (signal.feared_works_here, _("about somebody who works for the state")),
        )
        if ticked
    ]
    by = str(signal.recorded_by) if signal.recorded_by_id else ""
    how = signal.get_channel_display()
    rows = [SummaryRow(_("Danger"), "; ".join(danger))] if danger else []
    rows.append(SummaryRow(_("Received"), moment(signal.received_at)))
    rows.append(SummaryRow(_("How it became known"), f"{how} · {by}" if by else how))
    rows.append(SummaryRow(_("Language of the reporter"), ReporterLanguage(signal.language).label))
    return rows


def additions_of(signals, by):
    """What reporters added under their codes: (when, words), the latest first."""
    rows = Addition.objects.filter(signal__in=[one.pk for one in signals]).order_by("-recorded_at")
    found = []
    for row in consult_list("identification.additions", rows, by=by):
        try:
            words = linebreaksbr(row.said or _("Made unreadable by rule."))
        except NoKey:
            words = unopened_sentence()
        found.append((row.recorded_at, words))
    return found


def child_heading(child, by):
    """Name of a child for the head of a page, with the birth date and where the child lives."""
    leads = merge_groups.leading_id_of(child.pk, by)
    open_files("register.read", [leads], by=by)
    identity = Identity.objects.within_reach_of(by).filter(child_id=leads).first()
    homes = Address.objects.within_reach_of(by).filter(child_id=leads, kind=AddressKind.ACTUAL, holds_to=None)
    home = homes.select_related("settlement__municipality").first()
    facts = []
    if identity and identity.birth_date:
        facts.append(IdentityFact(_("Born"), day(identity.birth_date, identity.birth_precision)))
    if home and home.settlement:
        steps = [home.settlement, home.settlement.holder]
        facts.append(IdentityFact(_("Lives in"), ", ".join(one.name for one in steps if one)))
    return {"name": identity.full_name() if identity else _("Name not known"), "facts": facts}


def proposal_rows(proposal):
    """What was proposed, as lines of a summary."""
    rows = [
        SummaryRow(_("Proposed by"), by_whom(proposal)),
        SummaryRow(_("How it should end"), proposal.get_how_display()),
        SummaryRow(_("To which body"), proposal.body),
        SummaryRow(_("What was checked, and by whom"), linebreaksbr(proposal.findings)),
        SummaryRow(_("What the child says"), linebreaksbr(proposal.childs_view)),
        SummaryRow(_("Who the child lives with"), linebreaksbr(proposal.lives_with)),
    ]
    return [row for row in rows if row.value]


def same_words_sentence(n):
    """The sentence that says how often the same words came; "" when they came once."""
    if not n:
        return ""
    return ngettext("The same words came %(n)d more time.", "The same words came %(n)d more times.", n) % {
        "n": n
    }


def by_whom(row):
    """Who recorded a row, and when; a narrow page may break the line between the two."""
    return format_html("{}, {}", row.recorded_by or "", moment(row.recorded_at))

"""What pages show of an official's report, and of what became of one's own reports."""

from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import clock_at, moment
from umai.identification.officials.actions import answers_to_reports, states_of_reports
from umai.identification.officials.models import BODY_OF, OfficialReport
from umai.identification.officials.questions import questions_and_answers
from umai.identification.signal import sealing
from umai.identification.signal.models import Signal
from umai.identification.signal.replies import ReplySentence, reply_in_words
from umai.identification.whereabouts.signal_place import place_of
from umai.staff.models import Role

MOST_SHOWN = 100  # own reports on one page


def official_rows(signal):
    """What an official's report adds to its signal, as lines of a summary; [] for other signals."""
    official = OfficialReport.objects.filter(signal=signal).select_related("recorded_office").first()
    if official is None:
        return []
    try:
        texts = official.texts
    except sealing.NoKey:
        texts = {}
    answers = questions_and_answers(official.body, official.answers, texts)
    return [
        SummaryRow(_("Who reports"), official.recorded_office),
        SummaryRow(_("Learned of it"), moment(official.learned_at)),
        duty_row(official),
        *[SummaryRow(str(label), linebreaksbr(words)) for label, words in answers],
    ]


def duty_row(official):
    """By when the body had to report, and whether it was in time, as a line of a summary."""
    return SummaryRow(
        _("Duty to report by"), clock_at(official.late_at, official.recorded_at, official.recorded_at)
    )


def reports_of(by):
    """The signals that this worker wrote down, the newest first; the look is on the trail."""
    rows = Signal.objects.filter(recorded_by=by.pk).defer("sealed_words").order_by("-received_at", "pk")
    rows = rows.select_related("settlement__municipality", "settlement__parent", "district", "ending")
    return consult_list("identification.own", rows[:MOST_SHOWN], by=by)


def own_reports(by):
    """What this worker wrote down and what became of each; reports with a new answer come first."""
    listed = reports_of(by)
    with by.speaking():
        states, answers = states_of_reports(), answers_to_reports()
        duties = {row.signal_id: row for row in OfficialReport.objects.filter(signal__in=listed)}
    rows = [row_of(one, states, answers, duties) for one in listed]
    rows.sort(key=lambda row: not row["new"])
    return {
        "rows": rows,
        "officially": by.role in BODY_OF,
        "line": by.role == Role.HOTLINE_OPERATOR,
        "gate": by.role == Role.SOCIAL_WORKER,
    }


def outcome_in_words(read, ended):
    """What became of a signal, for whoever wrote it down; it says nothing of a child's file.

    `read`: whether somebody screened it. `ended`: how it ended, or None.
    """
    if ended is None:
        return _("Read. The department is looking into it.") if read else _("Waits to be read")
    return {
        "no_need": _("Checked. No danger to a child was found."),
        "unfounded": _("Checked. No danger to a child was found."),
        "passed_on": _("Passed on to another body that can help."),
        "not_for_us": _("Not the work of the department."),
    }.get(ended, _("The department is working on it."))


def row_of(signal, states, answers, duties):
    """One own report as it is listed. An answered report counts as read."""
    read, ended = states.get(signal.pk, (False, None))
    own = [row for row in answers if row["signal"] == signal.pk]
    return {
        "signal": signal,
        "where": place_of(signal),
        "words": outcome_in_words(read or bool(own), ended),
        "answers": [(reply_in_words(ReplySentence(row["said"])), row["on"], row["heard"]) for row in own],
        "duty": duty_row(duties[signal.pk]).value if signal.pk in duties else "",
        "new": any(not row["heard"] for row in own),
    }

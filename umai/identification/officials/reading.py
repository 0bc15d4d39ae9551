"""What an official's report says besides, and what became of one's own reports."""

from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design.parts import Row
from umai.design.templatetags.design import clock_at, moment
from umai.identification.officials.models import Official
from umai.identification.officials.questions import read_again
from umai.identification.signal import sealing
from umai.identification.signal.models import Signal

SHOWN = 100  # own reports on one page


def rows_of(signal):
    """For the page of a signal: what the official's report says besides, or []."""
    official = Official.objects.filter(signal=signal).select_related("recorded_office").first()
    if official is None:
        return []
    try:
        texts = official.texts
    except sealing.NoKey:
        texts = {}
    asked = read_again(official.body, official.answers, texts)
    return [
        Row(_("Who reports"), official.recorded_office or official.get_body_display()),
        Row(_("Learned of it"), moment(official.learned_at)),
        duty_row(official),
        *[Row(str(label), linebreaksbr(words)) for label, words in asked],
    ]


def duty_row(official):
    """Whether the body reported in time."""
    return Row(_("Duty to report by"), clock_at(official.late_at, official.recorded_at, official.recorded_at))


def reports_of(by):
    """What this worker wrote down, the newest first, with what became of it in general words."""
    rows = Signal.objects.filter(recorded_by=by.pk).defer("sealed_words").order_by("-received_at", "pk")
    rows = rows.select_related("settlement__municipality", "settlement__parent", "district", "ending")
    return consult_list("identification.own", rows[:SHOWN], by=by)


def in_general(read, ended):
    """What became of a signal, for whoever wrote it down: nothing of a child's file.

    `read`: somebody screened it. `ended`: how it ended, or None.
    """
    if ended is None:
        return _("Read. The department is looking into it.") if read else _("Waits to be read")
    return {
        "no_need": _("Checked. No danger to a child was found."),
        "unfounded": _("Checked. No danger to a child was found."),
        "passed_on": _("Passed on to another body that can help."),
        "not_for_us": _("Not the work of the department."),
    }.get(ended, _("The department is working on it."))

"""The next step for one signal, and what else may be done."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.parts import Link
from umai.design.templatetags.design import moment
from umai.identification.inbox.endings import SERIOUS
from umai.identification.signal.concerns import SignalEndingKind
from umai.identification.signal.groups import has_reader
from umai.identification.signal.guard import may_answer
from umai.identification.whereabouts.signal_place import place_of


class SignalStep(NamedTuple):
    """What is to be done now: a sentence with the reason, and a button; none where another person acts."""

    sentence: str
    label: str = ""
    url: str = ""


def next_step(standing, by, *, call_waits=False):
    """The step that this worker is to do now, or what the signal waits for.

    `call_waits`: nobody took its call, and this worker may take it; then the page has the button of the call.
    """
    signal = standing.signal
    if call_waits and signal.waits and standing.joining is None:
        return SignalStep(_("Then say what this signal is, and find the child."))
    if standing.ending is not None:
        return _step_after_ending(standing)
    if standing.gathering is not None:
        return SignalStep(
            _("This signal goes on with an earlier one. What is done, is done there."),
            _("Go to the earlier signal"),
            standing.gathering.first.get_absolute_url(),
        )
    if not may_answer(signal, by):
        return SignalStep(
            _("This signal is answered at the oblast level. You see what you wrote down yourself.")
        )
    if standing.joining is not None:
        return _step_of_joining(standing, by)
    if standing.screening is None:
        return SignalStep(
            _("Nobody has said yet what this is. Read it, then say whether a child needs protection."),
            _("Screen this signal"),
            page_url("screen", signal),
        )
    if standing.proposal is not None:
        return _step_of_proposal(standing, by)
    if standing.screening.outcome in SERIOUS:
        return _step_to_case(standing)
    return SignalStep(
        _("This needs no case. Write what was checked and by whom: that ends it."),
        _("Answer without a case"),
        page_url("end", signal),
    )


def _step_after_ending(standing):
    if standing.ending.how in (SignalEndingKind.CASE, SignalEndingKind.IN_CASE):
        url = reverse("intake:from_signal", args=[standing.signal.pk])
        return SignalStep(_("The work goes on in the case of the child."), _("Go to the case"), url)
    return SignalStep(_("This signal has ended. Nothing more is to be done here."))


def _step_of_proposal(standing, by):
    url = page_url("agree", standing.signal)
    if standing.proposal.recorded_by_id != by.pk and may_do(
        by, "identification.agree_ending", standing.signal
    ):
        return SignalStep(
            _("A colleague proposes to end this without a case. Read it and decide."), _("Decide"), url
        )
    return SignalStep(
        _("It is proposed to end this without a case. Another person has to agree: the head, or the oblast."),
        _("Look at what is proposed"),
        url,
    )


def _step_of_joining(standing, by):
    url = page_url("confirm_joining", standing.signal)
    if standing.joining.recorded_by_id != by.pk and may_do(by, "identification.confirm_joining"):
        return SignalStep(
            _(
                "A colleague took this report into the case of a child. Read both: is it this child?"
                " Until you say so, the report stays urgent."
            ),
            _("Look and decide"),
            url,
        )
    return SignalStep(
        _(
            "The case works on it. Another person has to say that it is this child: somebody of your"
            " department, or the oblast. Until then the report stays urgent."
        ),
        _("Look at what waits"),
        url,
    )


def _step_to_case(standing):
    signal = standing.signal
    if standing.match is None:
        return SignalStep(
            _("Now find the child on the register. A child is registered once."),
            _("Find the child"),
            page_url("child", signal),
        )
    return SignalStep(
        _("The child is found. Open a case: its term is counted from the hour this was received."),
        _("Open a case"),
        reverse("intake:from_signal", args=[signal.pk]),
    )


def may_protect(standing, by):
    """Whether this worker may protect the child of the signal before a case is opened."""
    return standing.signal.waits and may_answer(standing.signal, by) and may_do(by, "protection.begin")


def other_steps(standing, by, step):
    """What else this worker may do, as links, without the next step."""
    signal = standing.signal
    if not may_answer(signal, by):
        return []
    found = []
    if signal.waits and standing.joining is None:
        again = _("Screen it again") if standing.screening else _("Screen this signal")
        child = _("Find the child") if standing.match is None else _("It is another child")
        found = [
            ("identification.screen", again, page_url("screen", signal)),
            ("identification.gather", _("Take it together with others"), page_url("together", signal)),
            ("identification.match", child, page_url("child", signal)),
        ]
        if not standing.urgent:  # of an urgent signal it stands first
            protect = reverse("protection:from_signal", args=[signal.pk])
            found.append(("protection.begin", _("Protect the child now"), protect))
        if standing.match is not None:
            found.append(
                ("intake.add_signal", _("Open a case"), reverse("intake:from_signal", args=[signal.pk]))
            )
        if standing.screening is not None:
            found.append(("identification.end", _("Answer without a case"), page_url("end", signal)))
    if has_reader(signal, *standing.gathered):
        found.append(("identification.reply", _("Answer the reporter"), page_url("reply", signal)))
    found.append(("identification.ask_opening", _("Open who reported it"), page_url("ask_opening", signal)))
    return [Link(label, url) for act, label, url in found if may_do(by, act) and url != step.url]


def choice_label(likely):
    """A signal that may be about the same child: what is feared, where, when, and why it is likely."""
    signal = likely.signal
    return format_html(
        '{}, {}, {}<br><span class="hint">{}</span>',
        signal.get_concern_display(),
        place_of(signal),
        moment(signal.received_at),
        ", ".join(likely.why),
    )


def page_url(name, signal):
    return reverse(f"identification:{name}", args=[signal.pk])

"""What comes next for one signal: one clear step, and what else may be done."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.design.parts import Link
from umai.design.templatetags.design import moment
from umai.identification.signal.concerns import Ended
from umai.identification.signal.groups import somebody_reads
from umai.identification.signal.guard import may_answer
from umai.identification.signal.models import Screened
from umai.identification.whereabouts.in_words import place_of


class Step(NamedTuple):
    """What is to be done now: why, in a sentence, and the button; no button where another person acts."""

    words: str
    label: str = ""
    url: str = ""


def next_step(standing, by, *, call_waits=False):
    """The one step that is to be done now by this worker, or what the signal waits for.

    `call_waits`: nobody took its call, and this worker may; the button is that of the call.
    """
    signal = standing.signal
    if call_waits and signal.waits:
        return Step(_("Then say what this signal is, and find the child."))
    if standing.ending is not None:
        return _after(standing)
    if standing.gathering is not None:
        return Step(
            _("This signal goes on with an earlier one. What is done, is done there."),
            _("Go to the earlier signal"),
            standing.gathering.first.get_absolute_url(),
        )
    if not may_answer(signal, by):
        return Step(_("This signal is answered at the oblast level. You see what you wrote down yourself."))
    if standing.screening is None:
        return Step(
            _("Nobody has said yet what this is. Read it, then say whether a child needs protection."),
            _("Screen this signal"),
            at("screen", signal),
        )
    if standing.proposal is not None:
        return _proposed(standing, by)
    if standing.screening.outcome in (Screened.URGENT, Screened.CONCERN):
        return _to_a_case(standing)
    return Step(
        _("This needs no case. Write what was checked and by whom: that ends it."),
        _("Answer without a case"),
        at("end", signal),
    )


def _after(standing):
    if standing.ending.how in (Ended.CASE, Ended.IN_CASE):
        url = reverse("intake:from_signal", args=[standing.signal.pk])
        return Step(_("The work goes on in the case of the child."), _("Go to the case"), url)
    return Step(_("This signal has ended. Nothing more is to be done here."))


def _proposed(standing, by):
    url = at("agree", standing.signal)
    if standing.proposal.recorded_by_id != by.pk and may(by, "identification.agree_ending", standing.signal):
        return Step(
            _("A colleague proposes to end this without a case. Read it and decide."), _("Decide"), url
        )
    return Step(
        _("It is proposed to end this without a case. Another person has to agree: the head, or the oblast."),
        _("Look at what is proposed"),
        url,
    )


def _to_a_case(standing):
    signal = standing.signal
    if standing.match is None:
        return Step(
            _("Now find the child on the register. A child is registered once."),
            _("Find the child"),
            at("child", signal),
        )
    return Step(
        _("The child is found. Open a case: the ten days run from the hour this was received."),
        _("Open a case"),
        reverse("intake:from_signal", args=[signal.pk]),
    )


def ways(standing, by, step):
    """What else this worker may do, as links; the next step is not among them."""
    signal = standing.signal
    if not may_answer(signal, by):
        return []
    found = []
    if signal.waits:
        again = _("Screen it again") if standing.screening else _("Screen this signal")
        found = [
            ("identification.screen", again, at("screen", signal)),
            ("identification.gather", _("Take it together with others"), at("together", signal)),
            ("identification.match", _("Find the child"), at("child", signal)),
        ]
        if standing.match is not None:
            found[2] = ("identification.match", _("It is another child"), at("child", signal))
            found.append(
                ("intake.add_signal", _("Open a case"), reverse("intake:from_signal", args=[signal.pk]))
            )
        if standing.screening is not None:
            found.append(("identification.end", _("Answer without a case"), at("end", signal)))
    if readers(standing):
        found.append(("identification.reply", _("Answer the reporter"), at("reply", signal)))
    found.append(("identification.ask_opening", _("Open who reported it"), at("ask_opening", signal)))
    return [Link(label, url) for act, label, url in found if may(by, act) and url != step.url]


def in_short(likely):
    """A signal that may be about the same child, in one line: what is feared, where, when, and why."""
    signal = likely.signal
    return format_html(
        '{}, {}, {}<br><span class="hint">{}</span>',
        signal.get_concern_display(),
        place_of(signal),
        moment(signal.received_at),
        ", ".join(likely.why),
    )


def readers(standing):
    """Whether somebody can read an answer: with a code, or because they wrote the signal down."""
    return somebody_reads(standing.signal, *standing.gathered)


def at(name, signal):
    return reverse(f"identification:{name}", args=[signal.pk])

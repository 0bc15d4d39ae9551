"""The pages of the inbox: the list, one signal, and what is done with it."""

from functools import cached_property

from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.identification.inbox import actions, endings, history, next_steps, reading, worklist
from umai.identification.inbox import page as inbox
from umai.identification.inbox.duplicates import candidates
from umai.identification.inbox.forms import EndSignalForm, GatherForm, ReplyForm, ScreenForm, SignalAgreeForm
from umai.identification.officials.reading import official_rows
from umai.identification.signal.ending_models import EndingProposal
from umai.identification.signal.groups import (
    alike_signals,
    current_screening,
    gathered_signals,
    has_reader,
    is_self_harm,
)
from umai.identification.signal.guard import may_answer
from umai.identification.signal.models import Signal
from umai.notices.calls.reading import call_of, waits_for_reader
from umai.notices.models import CallKind, Keeper
from umai.trail.entries import EntrySubject
from umai.urgency.reading import bar_of_signals


class AboutSignal(Page):
    """A page about one signal."""

    of = Signal
    related = ("settlement__municipality", "settlement__parent", "district", "recorded_by")

    def head(self):
        return super().head() | {"signal": self.record}


class SignalActPage(AboutSignal, ActPage):
    """A page on which something is written about a signal; it shows the words beside the form."""

    def head(self):
        one, by = self.record, self.by
        gathered = reading.read_gathered(one, by)
        return super().head() | {
            "words": reading.words_of(one) + official_rows(one),
            "gathered": [(other, reading.words_of(other) + official_rows(other)) for other in gathered],
            "same_words": reading.same_words_sentence(alike_signals(one, by).count()),
        }


class ConfirmPage:
    """A page that asks once more before something is done; a refusal is a page of its own."""

    def refuse(self, refusal):
        raise refusal


class SignalInbox(Page):
    """The inbox of the department or of the oblast; the address has the filter and the page."""

    look = "identification.read"
    template = "identification/inbox.html"

    def context(self):
        by, query = self.by, self.request.GET
        state = query["state"] if query.get("state") in inbox.STATES else "waiting"
        after = worklist.InboxPosition.read(query.get("after", ""))
        page = inbox.page_of(by, state=state, after=after)
        return {
            "tabs": inbox.tabs(state, worklist.line_counts(by)),
            "state": state,
            "page": page,
            "first_url": f"?state={state}" if after else None,
            "next_url": f"?state={state}&after={page.next}" if page.next else None,
        }


class OneSignal(AboutSignal):
    """One signal: all that was said, its clocks, who took the call, what was done, and what comes next."""

    right_to_find = "identification.read"  # of one signal, whoever wrote it down may look
    template = "identification/signal.html"

    def context(self):
        one, by = self.record, self.by
        standing = reading.signal_state_of(one, by)
        call = call_of(CallKind.SIGNAL, one.pk, by=by)
        # They are one line of the inbox, which leads to this page alone.
        same = alike_signals(one, by, in_the_same_state=False)
        step = next_steps.next_step(standing, by, call_waits=bool(call and call.may_take))
        every = {one.pk, *(other.pk for other in [*standing.gathered, *same])}
        is_open = call is not None and not call.call.taken
        return {
            # An open call says itself, beside its button, that a child must be seen.
            "bar": None if is_open else bar_of_signals(every, by),
            "own_call": is_open and waits_for_reader(call.call, by),
            "is_open": is_open,
            "standing": standing,
            "clocks": reading.clock_rows(standing),
            "words": reading.words_of(one),
            "additions": reading.additions_of([one, *standing.gathered, *same], by),
            "official": official_rows(one),
            "gathered": [
                (other, reading.words_of(other), official_rows(other)) for other in standing.gathered
            ],
            "same_words": reading.same_words_sentence(standing.alike),
            "child_name": reading.child_heading(standing.match.child, by)["name"] if standing.match else "",
            "call": call,
            "step": step,
            "ways": next_steps.other_steps(standing, by, step),
            "events": history.events_of(one),
            "kept": one.keeper == Keeper.OBLAST and (one.feared_works_here or may_answer(one, by)),
            "self_harm_url": self_harm_url(standing, by),
            "protects": standing.urgent and next_steps.may_protect(standing, by),
            "may_separate": standing.gathering is not None and standing.ending is None,
        }


def self_harm_url(standing, by) -> str:
    """Where the urgent path begins once it is known which child harms itself; "" otherwise."""
    if standing.match is None or standing.ending is not None:
        return ""
    if not any(is_self_harm(one) for one in (standing.signal, *standing.gathered)):
        return ""
    opens = may_do(by, "self_harm.open", standing.match.child)
    return reverse("self_harm:open", args=[standing.match.child_id]) if opens else ""


class ScreenSignal(SignalActPage):
    """Say what a signal is."""

    act = actions.screen_signal
    form_class = ScreenForm
    template = "identification/screen.html"

    @cached_property
    def always_urgent(self):
        return any(is_self_harm(one) for one in (self.record, *gathered_signals(self.record)))

    def find_standing(self):
        return current_screening(self.record)

    def initial(self):
        return {}  # the judgement before is not offered again

    def form_options(self):
        return {"alike": alike_signals(self.record, self.by).count(), "always_urgent": self.always_urgent}

    def context(self):
        return {"always_urgent": self.always_urgent, "standing": self.standing}


class GatherSignals(SignalActPage):
    """Choose which other signals are about the same child."""

    act = actions.gather_signals
    form_class = GatherForm
    refused_on = "others"
    template = "identification/together.html"

    @cached_property
    def likely(self):
        return candidates(self.record, self.by)

    def form_options(self):
        return {"candidates": [(str(one.signal.pk), next_steps.choice_label(one)) for one in self.likely]}

    def context(self):
        return {"likely": self.likely}

    def destination(self, first):
        return first


class SeparateSignal(ConfirmPage, SignalActPage):
    """Separate a signal from the one that it goes on with; the page asks once more before."""

    act = actions.separate_signal
    template = "identification/apart.html"


class ReplyToReporter(SignalActPage):
    """Answer the reporter with a fixed sentence, shown as the reporter will read it."""

    act = actions.reply_to_reporter
    form_class = ReplyForm
    template = "identification/reply.html"

    def form_options(self):
        return {"alike": alike_signals(self.record, self.by).count(), "language": self.record.language}

    def context(self):
        return {"nobody_reads": not has_reader(self.record, *gathered_signals(self.record))}


class EndSignal(SignalActPage):
    """Answer without a case: at once, or as a proposal where two persons are needed."""

    act = endings.propose_ending
    look = "identification.end"
    makes = EndingProposal
    form_class = EndSignalForm
    template = "identification/end.html"

    @cached_property
    def serious(self):
        return endings.needs_two_persons([self.record])

    def form_options(self):
        return {"serious": self.serious, "alike": alike_signals(self.record, self.by).count()}

    def perform(self):
        if self.form.by_two():
            return super().perform()
        alone = {name: value for name, value in self.answers().items() if name not in ("id", "childs_view")}
        return endings.end_signal(self.record, by=self.by, **alone)

    def context(self):
        return {"serious": self.serious, "screened": current_screening(self.record)}

    def destination(self, outcome):
        proposed = isinstance(outcome, EndingProposal)
        return reverse("identification:agree", args=[self.record.pk]) if proposed else self.record


class AgreeToEndSignal(SignalActPage):
    """Show what was proposed; another person ends the signal."""

    act = endings.agree_ending
    look = "identification.read"
    form_class = SignalAgreeForm
    template = "identification/agree.html"

    def find_standing(self):
        return endings.proposal_of(self.record)

    def initial(self):
        return {"proposal": self.standing and self.standing.pk}

    def respond(self):
        return super().respond() if self.standing else redirect(self.record)

    def perform(self):
        proposals = EndingProposal.objects.filter(signal=self.record, pk=self.form.cleaned_data["proposal"])
        if not proposals:  # of another signal, which this person did not read
            answer_not_found("identification.agree_ending", EntrySubject.of_row(self.record), by=self.by)
        return self.act(proposals[0], by=self.by)

    def context(self):
        return {
            "proposed": reading.proposal_rows(self.standing),
            "own": self.standing.recorded_by_id == self.by.pk,
            "ended": self.record.ended_at,
        }

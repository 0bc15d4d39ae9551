"""The pages at a door: the next dwelling in one tap, one dwelling, and the draft of what is typed there."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.models import ReceivedForm
from umai.access.pages import ActPage, Page
from umai.access.requirements import BY_POLICY, raise_refusals
from umai.design.fields.forms import DateWidget
from umai.design.law.choices import choice_pairs
from umai.law.options.choices import may_be_chosen
from umai.law.terms.clock import today
from umai.rounds.door.actions import answer_door
from umai.rounds.door.models import DoorAnswer
from umai.rounds.door.sent import sent_with
from umai.rounds.doorstep import drafts
from umai.rounds.doorstep.forms import MIGRANTS, DoorForm
from umai.rounds.doorstep.walking import next_stop, walk_progress
from umai.rounds.planning.models import Round, RoundStop
from umai.rounds.reading import find_round, find_stop
from umai.rounds.walkers import elsewhere, team_of, walked_by

NOT_TYPED = ("csrfmiddlewaretoken", "then", "id")


def said_team(request, round) -> int | None:
    """The team that the address names, else that of the worker."""
    said = request.GET.get("team", "")
    return int(said) if said.isdecimal() and len(said) < 4 else team_of(round, by=request.by)


class NextDoor(Page):
    """The next dwelling of the team."""

    of = Round
    right_to_find = "rounds.answer"

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def permit(self):
        """Who sees the round and may write at doors may be led to the next one."""

    def respond(self):
        team, said = said_team(self.request, self.record), self.request.GET.get("after", "")
        after = as_number(said)
        stop = next_stop(self.record, team, by=self.by, on=today(), after=after)
        if stop is None:
            messages.info(self.request, _("No dwelling is left for today."))
            return redirect(self.record)
        last = as_number(self.request.GET.get("last", ""))
        return redirect(door_url(stop, team, last))


class AnswerDoor(ActPage):
    """One dwelling: first what was found, as large buttons; then, where children live there, who they are."""

    of = RoundStop
    act = answer_door
    right_to_find = answer_door.act
    makes = DoorAnswer
    form_class = DoorForm
    template = "rounds/door.html"

    def find(self):
        return find_stop(self.address["pk"], by=self.by)

    def permit(self):
        """Whether it may be written here, the database decides: a member of a round has a municipality."""

    @property
    def chosen(self):
        """What was found, as the address, the form or the draft says; "" before somebody chose."""
        said = self.request.POST if self.request.method == "POST" else self.request.GET
        result = said.get("result", self.draft.answers.get("result", "") if self.draft else "")
        if self.danger:
            result = MIGRANTS  # until it is said who is away
        return result if may_be_chosen("round_results", result, today()) else ""

    @property
    def danger(self):
        """Whether somebody came for a child in danger, as the address, the form or the draft says."""
        said = self.request.POST if self.request.method == "POST" else self.request.GET
        kept = self.draft.answers.get("danger") if self.draft and "result" not in said else ""
        return said.get("danger", kept) == "1"

    def find_standing(self):
        self.draft = drafts.draft_of(self.record, by=self.by)

    def form_options(self):
        more = self.request.POST.get("then") == "child"
        return {"round": self.record.round, "result": self.chosen, "danger": self.danger, "more": more}

    def initial(self):
        team = said_team(self.request, self.record.round)
        typed = dict(self.draft.answers) if self.draft else {}
        if "said_on_day" in typed:
            typed["said_on"] = DateWidget().value_from_datadict(typed, {}, "said_on")
        return {"team": team, "said_on": today()} | typed | {"result": self.chosen}

    def respond(self):
        match self.request.POST.get("then"):
            case "throw_away":
                drafts.delete_draft(self.record, by=self.by)
                return redirect(door_url(self.record, said_team(self.request, self.record.round)))
            case "keep":
                messages.info(self.request, kept_sentence(keep_typed(self.request, self.record)))
                return redirect(door_url(self.record, said_team(self.request, self.record.round)))
            case "child":
                self.form.uncheck()
                return self.draw()
        return super().respond()

    def find_received(self, number):
        """The answer that this form wrote. Who walks does not read it back, so its digest is looked up."""
        if not ReceivedForm.objects.filter(pk=number, worker_id=self.by.pk).exists():
            return None
        return DoorAnswer(pk=number, stop=self.record)

    def perform(self):
        said = self.answers() | {"said_at": timezone.now() if self.answers()["said_on"] == today() else None}
        with raise_refusals({BY_POLICY: elsewhere()}):
            row = self.act(self.by.office, by=self.by, stop=self.record, **said)
        drafts.delete_draft(self.record, by=self.by)
        return row

    def destination(self, answer):
        """The next dwelling; where what was said went out at once, first the page that says so."""
        if sent_with(answer.pk, self.by):
            return reverse("rounds:sent", args=[answer.pk])
        team = self.form.cleaned_data.get("team") if self.form.is_valid() else None
        url = reverse("rounds:next", args=[self.record.round_id])
        said = {"after": self.record.number, "last": self.record.number} | ({"team": team} if team else {})
        return f"{url}?{urlencode(said)}"

    def last_answered(self):
        """The dwelling that was answered just before, as the address says; None where it says none."""
        last = as_number(self.request.GET.get("last", ""))
        rows = walked_by(RoundStop.objects.filter(round=self.record.round_id), self.record.round, self.by)
        with self.by.speaking():
            return rows.filter(number=last).select_related("round", "dwelling").first() if last else None

    def writes(self):
        return True

    def context(self):
        team = said_team(self.request, self.record.round)
        progress = walk_progress(self.record.round, team, by=self.by)
        return {
            "stop": self.record,
            "round": self.record.round,
            "team": team,
            "chosen": self.chosen,
            "results": choice_pairs("round_results", today()),
            "draft": self.draft,
            "progress": progress,
            "last": self.last_answered(),
            "here": door_url(self.record, None),
            "other": f"{door_url(self.record, None)}?result=",
        }


class SaveDoorDraft(Page):
    """Keep the draft of an open form, for its script, and answer when it was kept."""

    of = RoundStop
    right_to_find = "rounds.answer"
    methods = ("POST",)

    def find(self):
        return find_stop(self.address["pk"], by=self.by)

    def permit(self):
        """Whoever sees the dwelling keeps a draft there: nobody else reads it."""

    def respond(self):
        return JsonResponse({"words": kept_sentence(keep_typed(self.request, self.record))})


def keep_typed(request, stop):
    """Keep what was typed so far as the draft of this worker; answers the row."""
    typed = {name: value for name, value in request.POST.items() if name not in NOT_TYPED}
    return drafts.keep_draft(stop, dict(list(typed.items())[:300]), by=request.by)


def kept_sentence(draft):
    """That a draft is kept, and at what time it was."""
    at = timezone.localtime(draft.saved_at)
    return _("Kept at the server at %(time)s, for you alone. Nothing is kept in this device.") % {
        "time": f"{at:%H:%M}"
    }


def as_number(said: str) -> int:
    """The number of a dwelling in an address; 0 where it is none."""
    return int(said) if said.isdecimal() and len(said) < 7 else 0


def door_url(stop, team, last=0):
    """The page of a dwelling; `last` is the number of the one that was answered before."""
    said = {name: n for name, n in (("team", team), ("last", last)) if n}
    url = reverse("rounds:door", args=[stop.pk])
    return f"{url}?{urlencode(said)}" if said else url

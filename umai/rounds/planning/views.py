"""The pages on which a round is planned: the round, its dwellings, its teams, its end."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.pages import ActPage
from umai.law.terms.clock import today
from umai.outreach.territory import settlements_of
from umai.places.models import Place
from umai.rounds.planning import actions, forms
from umai.rounds.planning.models import Round, TeamMember
from umai.rounds.planning.reading import find_member, places_to_plan, row_of, walkers_near
from umai.rounds.reading import find_round


class PlanRound(ActPage):
    """Plan a round."""

    act = actions.plan_round
    form_class = forms.PlanForm
    makes = Round
    template = "rounds/plan.html"

    def form_options(self):
        return {"places": places_to_plan(self.by)}

    def initial(self):
        return {"from_on": today()}

    def perform(self):
        answers = self.answers()
        place = Place.objects.get(pk=int(answers.pop("place")))
        return self.act(place, by=self.by, **answers)

    def destination(self, round):
        return reverse("rounds:round", args=[round.pk])


class PageOfRound(ActPage):
    """A page that writes something of a round."""

    of = Round

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def permit(self):
        row_of(self.record, self.act.act, by=self.by)

    def context(self):
        return {"round": self.record, "back": self.destination(None)}

    def destination(self, row):
        return reverse("rounds:round", args=[self.record.pk])


class AddDwellings(PageOfRound):
    """Write down dwellings of a settlement and put them into the round."""

    act = actions.add_dwellings
    form_class = forms.DwellingsForm
    refused_on = "streets"
    message = _("The dwellings are in the round.")
    template = "rounds/dwellings.html"

    def form_options(self):
        self.settlements = {str(one.pk): one for one in settlements_of(self.record.place)}
        return {"settlements": [(pk, one.name) for pk, one in self.settlements.items()]}

    def initial(self):
        asked = self.request.GET.get("settlement", "")
        only = next(iter(self.settlements)) if len(self.settlements) == 1 else ""
        return {"settlement": asked if asked in self.settlements else only, "from_register": False}

    def make_form(self):
        self.form_options()
        return super().make_form()

    def perform(self):
        answers = self.answers()
        settlement = self.settlements[answers.pop("settlement")]
        return self.act(self.record, by=self.by, settlement=settlement, **answers)


class AddMember(PageOfRound):
    """Say who walks in a team."""

    act = actions.add_member
    form_class = forms.MemberForm
    makes = TeamMember
    template = "rounds/member.html"

    def form_options(self):
        self.workers = {str(one.pk): one for one in walkers_near(self.record)}
        return {"workers": [(pk, str(one)) for pk, one in self.workers.items()]}

    def initial(self):
        return {"from_on": max(today(), self.record.from_on), "team": 1}

    def answers(self):
        answers = super().answers()
        return answers | {"worker": self.workers.get(answers["worker"])}


class NoteLeaving(ActPage):
    """Say that somebody walks no more."""

    act = actions.note_leaving
    of = TeamMember
    form_class = forms.MemberLeavingForm
    template = "rounds/leaving.html"

    def find(self):
        return find_member(self.address["pk"], by=self.by)

    def permit(self):
        row_of(self.record.round, self.act.act, by=self.by)

    def initial(self):
        return {"last_on": today()}

    def context(self):
        return {"member": self.record, "back": self.destination(None)}

    def destination(self, row):
        return reverse("rounds:round", args=[self.record.round_id])


class EndRound(PageOfRound):
    """End a round."""

    act = actions.end_round
    form_class = forms.EndRoundForm
    refused_on = "reason"
    template = "rounds/end.html"

    def initial(self):
        return {"ended_on": today()}

    def context(self):
        return super().context() | {"left": self.record.stops.filter(done=False).count()}

"""The pages of market and street monitoring: write a child down, all children of a round, one child."""

from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult
from umai.access.models import ReceivedForm
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.identification.inbox.reading import child_heading
from umai.identification.inbox.views import ConfirmPage
from umai.identification.models import Signal
from umai.law.terms.clock import today
from umai.register.child.forms import SearchForm
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find_children
from umai.rounds.market import actions, matching, reading
from umai.rounds.market.counts import market_counts
from umai.rounds.market.forms import SightingForm, SightingSignalForm
from umai.rounds.market.models import Sighting, SightingMatch
from umai.rounds.market.own import MOST_LISTED, own_sightings
from umai.rounds.planning.models import Round
from umai.rounds.reading import find_round
from umai.staff.models import Role


class OfMarket(Page):
    """A page about a round of a market, a street, a station or a school."""

    of = Round

    def find(self):
        found = find_round(self.address["pk"], by=self.by)
        if found.has_dwellings:
            raise Http404
        return found

    def head(self):
        return super().head() | {"round": self.record, "url": market_url(self.record)}


class MarketRound(OfMarket):
    """How many children were seen, each once, and for the office who they are."""

    look = "rounds.read"
    template = "rounds/market/round.html"

    def permit(self):
        """Who sees the round may read its numbers; the children are for the office alone."""

    def context(self):
        by, begins = self.by, self.request.GET.get("from", "")
        first = int(begins) if begins.isascii() and begins.isdigit() else 0
        page = {"counts": self.counted([self.record]), "may_note": may_do(by, actions.note_sighting.act)}
        same = reading.rounds_of_market(self.record, by)
        if len(same) > 1 and by.role not in (Role.SOCIAL_WORKER, Role.ROUND_MEMBER):
            page |= {"same": same, "together": self.counted(same)}
        if may_do(by, "rounds.sightings.read"):
            lines, more = reading.children_seen(self.record, by, first)
            url = market_url(self.record)
            page |= {
                "reads": True,
                "lines": lines,
                "first_url": url if first else None,
                "next_url": f"{url}?from={first + reading.PAGE}" if more else None,
            }
        return page

    def counted(self, rounds):
        with self.by.speaking():
            return market_counts(rounds)


class NoteSighting(OfMarket, ActPage):
    """Write down a child; afterwards the page is empty for the next one. Whoever wrote reads it no more."""

    act = actions.note_sighting
    form_class = SightingForm
    makes = Sighting
    template = "rounds/market/note.html"
    message = _("The child is written down. Go on with the next one.")

    def permit(self):
        require_right(self.by, self.act.act)

    def writes(self):
        return may_do(self.by, self.act.act)

    def find_received(self, number):
        """What this worker sent before under this id: a team does not read the row again."""
        sent = ReceivedForm.objects.filter(id=number, worker_id=self.by.pk).exists()
        return Sighting(pk=number) if sent else None

    def initial(self):
        team = self.request.GET.get("team", "")
        return {"seen_on": today(), "team": team if team.isascii() and team.isdigit() else 1}

    def perform(self):
        return self.act(self.by.office, by=self.by, round=self.record, **self.answers())

    def destination(self, row):
        page = reverse("rounds:note_sighting", args=[self.record.pk])
        return f"{page}?team={self.form.cleaned_data['team']}"

    def context(self):
        return {"own": own_sightings(self.record, self.by)[:MOST_LISTED]}


class AboutSighting(Page):
    """A page about one sighting, for the office."""

    of = Sighting
    related = ("round__place",)
    right_to_find = "rounds.sightings.read"

    def find(self):
        return consult_standing(self.address["pk"], self.by)

    @cached_property
    def child(self):
        return reading.child_of(self.record, self.by)

    def head(self):
        line = reading.line_of(self.child)
        return super().head() | {"sighting": self.record, "child": self.child, "line": line}


class OneSighting(AboutSighting):
    """A child with everything that was seen, who else may be this child, and what to do."""

    look = "rounds.sightings.read"
    template = "rounds/market/sighting.html"

    def context(self):
        by, one = self.by, self.record
        made = self.child.made
        with by.speaking():
            signal = made and Signal.objects.within_reach_of(by).filter(pk=made.signal_id).first()
        return {
            "seen": reading.lines_of_all(self.child, by),
            "may_correct": may_do(by, actions.correct_sighting.act),
            "suggested": reading.suggestions_for(self.child, by),
            "may_match": may_do(by, matching.match_sightings.act, one),
            "may_signal": may_do(by, actions.signal_sighting.act, one) and made is None,
            "signal_url": signal.get_absolute_url() if signal else "",
            "file_url": Child(pk=self.child.child_id).get_absolute_url() if self.child.child_id else "",
            "back": market_url(one.round),
        }


class MatchSightings(ConfirmPage, AboutSighting, ActPage):
    """Show both once more, and say that they are one child."""

    act = matching.match_sightings
    template = "rounds/market/same.html"

    @cached_property
    def other(self):
        return consult_standing(self.address["other"], self.by)

    def answers(self):
        return {"other": self.other}

    def context(self):
        pair = [self.child, reading.child_of(self.other, self.by)]
        return {"pair": [[reading.line_of_one(each) for each in one.sightings] for one in pair]}

    def destination(self, match):
        return self.record


class StrikeSightingMatch(ConfirmPage, ActPage):
    """Take a match back; the page asks once more before."""

    act = matching.strike_sighting_match
    right_to_find = "rounds.sightings.read"
    of = SightingMatch
    related = ("sighting__round__place", "same_as__round__place")
    template = "rounds/market/strike.html"

    def context(self):
        child = reading.child_of(self.record.sighting, self.by)
        pair = {one.seen_id for one in (self.record.sighting, self.record.same_as) if one}
        return {
            "back": self.record.sighting.get_absolute_url(),
            "seen": [one for one in reading.lines_of_all(child, self.by) if one.row.seen_id in pair],
        }

    def destination(self, struck):
        return self.record.sighting


class SignalSighting(AboutSighting, ActPage):
    """Make a signal of a child who was seen."""

    act = actions.signal_sighting
    form_class = SightingSignalForm
    template = "rounds/market/signal.html"

    def destination(self, made):
        return self.record


class FindSightedChild(AboutSighting):
    """Search the register for the child who was seen, and choose the one that is found."""

    look = matching.match_sighted_child.act
    methods = ("GET", "HEAD", "POST")
    template = "rounds/market/find.html"

    def respond(self):
        self.form = SearchForm(self.sent, by=self.by)
        self.status = 422 if self.form.errors else 200
        return self.draw()

    def context(self):
        by, then = self.by, reverse("rounds:find_sighted", args=[self.record.pk])
        page = {"form": self.form, "then": then, "may_add": may_do(by, "register.add_child")}
        if self.form.is_valid():
            terms = self.form.search_terms()
            found = find_children(**terms, by=by)
            page |= {
                "searched": True,
                "found": found,
                "token": proof.sign_proof(terms, found, by=by, then=then),
            }
        return page


class MatchSightedChild(ConfirmPage, AboutSighting, ActPage):
    """Show the child of the register once more, and say that it is the one who was seen."""

    act = matching.match_sighted_child
    template = "rounds/market/found.html"

    @cached_property
    def registered(self):
        return consult(Child, self.address["child_id"], by=self.by)

    def answers(self):
        return {"child": self.registered}

    def context(self):
        return {"registered": self.registered} | child_heading(self.registered, self.by)

    def destination(self, match):
        return self.record


def consult_standing(pk, by):
    """The sighting of which this is any row, as it stands, with the look on the trail; otherwise 404."""
    found = reading.standing_sighting(pk, by)
    return consult(Sighting, found.pk if found else pk, by=by, related=("round__place",))


def market_url(round):
    return reverse("rounds:market", args=[round.pk])

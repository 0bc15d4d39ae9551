"""The pages on which rounds are watched: all rounds, and how far one came."""

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.law.options.rounds import paper_asked_since
from umai.law.terms.clock import today
from umai.rounds.coverage.map import LEGEND, map_of, with_holes
from umai.rounds.coverage.questions import stopped_in_words
from umai.rounds.coverage.reading import coverage_of, groups_of, running, running_rounds, total_of
from umai.rounds.doorstep.walking import walks_with_progress
from umai.rounds.planning.models import Round
from umai.rounds.planning.reading import may_plan_here, members_of, rounds_not_running
from umai.rounds.reading import find_round
from umai.rounds.sheet.reading import sheets_left
from umai.rounds.walkers import team_of, walks_here


class Rounds(Page):
    """The rounds that this worker sees: those that run, by district, then those to come and those over."""

    look = "rounds.read"
    template = "rounds/rounds.html"

    def context(self):
        rounds = running_rounds(by=self.by)
        plans, walks = may_do(self.by, "rounds.plan"), walks_with_progress(self.by)
        return {
            "walks": walks,
            "only_walks": bool(walks) and not plans,
            "groups": groups_of(rounds),
            "others": rounds_not_running({one.round.pk for one in rounds}, by=self.by),
            "may_plan": plans,
        }


class RoundPage(Page):
    """One round: how far it came in each settlement, who walks, what is left."""

    of = Round
    look = "rounds.read"
    template = "rounds/round.html"

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def permit(self):
        """Who sees the row may read it: a round says nothing of a child."""

    def sheets_left(self, ending, on):
        """How many sheets are asked about: of a round that ended some time ago."""
        with self.by.speaking():
            return sheets_left(self.record) if ending.ended_on < paper_asked_since(on) else 0

    def context(self):
        round, on = self.record, today()
        found = with_holes(coverage_of(round, by=self.by))
        whole = total_of(found, round)
        ending = getattr(round, "ending", None)
        one = running(round, whole, ending.ended_on if ending else on)
        runs, plans = ending is None, may_plan_here(self.by, round)
        walks = runs and round.from_on <= on and round.has_dwellings and bool(found)
        return {
            "round": round,
            "ending": ending,
            "begun": round.from_on <= on,
            "found": found,
            "whole": whole,
            "pace": one.pace,
            "map": map_of(found, [round.district]),
            "legend": LEGEND,
            "stopped": stopped_in_words(one) if runs else [],
            "by_clock": ending is not None and ending.recorded_by_id is None,
            "sheets_left": self.sheets_left(ending, on) if ending and plans else 0,
            "walks": walks and walks_here(self.by, round),
            "in_team": team_of(round, by=self.by) is not None,
            "types": runs and plans and bool(found),
            "plans": plans,
            "teams": members_of(round, by=self.by),
            "may_plan": runs and plans,
            "may_ask": may_do(self.by, "rounds.questions.read"),
        }

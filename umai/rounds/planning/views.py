"""The pages on which a round is planned: all rounds, one round, its dwellings, its teams, its end."""

from umai.access.pages import Page
from umai.rounds.planning.models import Round
from umai.rounds.reading import find_round, rounds_of


class Rounds(Page):
    """The rounds that this worker sees, those that run first."""

    look = "rounds.read"
    template = "rounds/rounds.html"

    def context(self):
        return {"rounds": rounds_of(self.by)}


class RoundPage(Page):
    """One round: how far it came in each settlement, who walks, what is left."""

    of = Round
    look = "rounds.read"
    template = "rounds/round.html"

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def permit(self):
        """Who sees the row may read it: a round says nothing of a child."""

    def context(self):
        return {"round": self.record}

"""The page of what is asked about a round."""

from umai.access.pages import Page
from umai.access.permissions import require_right
from umai.casefile.rounds.reading import found_nothing
from umai.law.terms.clock import today
from umai.rounds.coverage.questions import in_words, stopped_in_words, walk_questions
from umai.rounds.coverage.reading import running_rounds
from umai.rounds.models import Round
from umai.rounds.reading import find_round


class RoundQuestions(Page):
    """What is asked about a round: that it stopped, that it found nobody where lists name some, its walk."""

    of = Round
    look = "rounds.questions.read"
    template = "casefile/round_questions.html"

    def find(self):
        require_right(self.by, self.look)
        return find_round(self.address["pk"], by=self.by)

    def permit(self):
        """The right was asked for before the round was looked for; a round says nothing of a child."""

    def context(self):
        round, by, on = self.record, self.by, today()
        stopped = [one for one in running_rounds(by=by, on=on) if one.round.pk == round.pk]
        return {
            "round": round,
            "stopped": [said for one in stopped for said in stopped_in_words(one, on)],
            "nothing": found_nothing(round, by=by, on=on),
            "walked": in_words(walk_questions(round, by=by), round),
        }

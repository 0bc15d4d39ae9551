"""The pages on which a child who was seen is corrected, and the office says whether a match still holds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.doors import answer_not_found, consult
from umai.access.permissions import may_do, require_right
from umai.access.requirements import require_seen
from umai.identification.inbox.reading import child_heading
from umai.register.models import Child
from umai.rounds.market import actions, matching, reading
from umai.rounds.market.forms import SightingCorrectionForm
from umai.rounds.market.models import Sighting
from umai.rounds.market.own import own_sightings
from umai.rounds.market.views import NoteSighting, StrikeSightingMatch
from umai.rounds.market.words import said_of
from umai.trail.entries import EntrySubject


class CorrectSighting(NoteSighting):
    """Write a child once more who was written down wrongly. A team writes it anew: it reads nothing back."""

    act = actions.correct_sighting
    form_class = SightingCorrectionForm
    template = "rounds/market/correct.html"
    message = _("It is corrected. What was wrong stays below it, for the office alone.")

    @property
    def reads(self):
        return may_do(self.by, "rounds.sightings.read")

    def find(self):
        require_right(self.by, self.act.act)  # first: who may not correct learns nothing of what was seen
        return super().find()

    def find_standing(self):
        """The sighting as it stands; the address names its first row, which stays the same."""
        pk = self.address["seen"]
        if self.reads:
            found = reading.standing_sighting(pk, self.by)
        else:
            found = next((one for one in own_sightings(self.record, self.by) if one.seen_id == pk), None)
        if found is None or found.round_id != self.record.pk:
            answer_not_found("rounds.sightings.read", EntrySubject.of_row(Sighting(pk=pk)), by=self.by)
        return found

    def initial(self):
        if not self.reads:
            return {"seen_on": self.standing.seen_on, "team": self.standing.team}
        reading.child_of(self.standing, self.by)  # the look comes before the words
        return SightingCorrectionForm.initial_of(self.standing, said_of(self.standing))

    def perform(self):
        said = self.answers()
        require_seen(self.standing, said.pop("seen"))
        return self.act(self.by.office, by=self.by, before=self.standing, **said)

    def destination(self, row):
        if self.reads:
            return reverse("rounds:sighting", args=[row.pk])
        return super().destination(row)

    def context(self):
        shows = self.reads and self.meanwhile
        return {
            "reads": self.reads,
            "before": reading.line_of(reading.child_of(self.standing, self.by)) if shows else None,
            "written": self.standing,
        }


class KeepSightingMatch(StrikeSightingMatch):
    """Say that a match still holds, after what was seen was corrected; the page shows both."""

    act = matching.keep_sighting_match
    template = "rounds/market/keep.html"

    def context(self):
        row = self.record
        child = reading.child_of(row.sighting, self.by)
        about = {"match": row, "back": row.sighting.get_absolute_url()}
        if row.child_id:
            registered = consult(Child, row.child_id, by=self.by)
            about |= {"registered": registered} | child_heading(registered, self.by)
        return about | {"seen": reading.lines_of_all(child, self.by)}

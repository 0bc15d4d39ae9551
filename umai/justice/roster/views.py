"""The pages of the roster: read it by district, add to it, correct an entry and end it."""

from django.http import Http404
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.justice.roster import actions
from umai.justice.roster.forms import AddToRosterForm, CorrectRosterForm, EndRosterEntryForm
from umai.justice.roster.models import RosterEntry
from umai.justice.roster.reading import entry_of, in_words, kept_places
from umai.justice.roster.shown import roster_of
from umai.places.models import Place

LIST = "justice:roster"


class Roster(Page):
    """Who can be asked to represent a child, by territory, and where nobody can."""

    look = "justice.roster.read"
    template = "justice/roster/roster.html"

    def context(self):
        shown = roster_of(self.by)
        return {
            "roster": shown,
            "adds": may_do(self.by, actions.add_to_roster.act),
            "numbers": may_do(self.by, "justice.roster.numbers.read"),
        }


class AddToRoster(ActPage):
    """Add a person or an organisation to the roster of a place."""

    act = actions.add_to_roster
    makes = RosterEntry
    form_class = AddToRosterForm
    template = "justice/roster/entry.html"
    message = gettext_lazy("It is on the roster. Workers can choose it from its first day on.")

    def find(self):
        return self.by.office

    def belongs(self):
        return {"office_id": self.record.pk}

    def initial(self):
        return {"place": self.request.GET.get("place", "")}

    def form_options(self):
        with self.by.speaking():
            places = Place.objects.filter(pk__in=kept_places(self.by))
        return {"places": sorted(places, key=lambda one: (len(one.above), one.sort_ky))}

    def destination(self, outcome):
        return LIST


class OfRosterEntry(ActPage):
    """A page about the entry of the roster that the address names by its first row."""

    def find(self):
        require_right(self.by, self.act.act)
        if (found := self.find_standing()) is None:
            raise Http404
        return found

    def find_standing(self):
        with self.by.speaking():
            return entry_of(self.address["pk"])

    def permit(self):
        super().permit()
        with self.by.speaking():
            actions.require_kept(self.by, self.record.place_id)

    def context(self):
        return {"entry": self.record, "words": in_words(self.record)}

    def destination(self, outcome):
        return LIST


class CorrectRoster(OfRosterEntry):
    """Correct what is wrong or has changed of an entry."""

    act = actions.correct_roster
    form_class = CorrectRosterForm
    template = "justice/roster/entry.html"
    message = gettext_lazy("The entry is corrected. Who was asked before is shown by it too.")

    def initial(self):
        return {name: getattr(self.record, name) for name in ("name", "kind", "phone", "languages", "serves")}

    def form_options(self):
        return {"entry": self.record}


class EndRosterEntry(OfRosterEntry):
    """Say after which day nobody asks there any more, and why."""

    act = actions.end_roster_entry
    form_class = EndRosterEntryForm
    template = "justice/roster/end.html"
    message = gettext_lazy("The entry ends on that day.")

    def context(self):
        return super().context() | {"back": resolve_url(LIST)}

"""The pages that bring somebody into a child's family, and the one that gives the file to another place."""

from django.utils.translation import get_language

from umai.places.models import Place
from umai.register.child import actions
from umai.register.child.forms import AddAdultForm, LinkForm, MoveForm, SearchForm
from umai.register.child.page import TabActPage
from umai.register.fields.person import FormContext
from umai.register.people import AdultIdentity, Kinship
from umai.register.search.search import find_children


class AddAdult(TabActPage):
    """Record an adult of the family who is not on the register yet."""

    act = actions.add_adult
    makes = Kinship
    form_class = AddAdultForm
    refused_on = "pin"
    template = "register/adult.html"
    tab = "family"

    def form_options(self):
        return {"about": FormContext(self.record, self.by)}

    def find_received(self, number):
        """The kinship of the adult to whom the form gave this id."""
        family = Kinship.objects.within_reach_of(self.by).filter(child_id=self.record.pk)
        return family.filter(adult_id=number).first()


class LinkAdult(TabActPage):
    """Choose an adult from the family of another child on the register: a brother's or sister's mother."""

    act = actions.link_adult
    form_class = LinkForm
    template = "register/adult_link.html"
    tab = "family"

    def make_form(self):
        """The search until it is answered; then the choice of an adult, which is sent in a second step."""
        self.link, self.found = None, None
        self.search = SearchForm(self.sent, by=self.by)
        if not self.search.is_valid():
            return self.search
        candidates = find_children(**self.search.search_terms(), by=self.by)
        self.found = [one for one in candidates if one.child.pk != self.record.pk]
        chosen = self.sent if self.sent.get("step") == "link" else None
        self.link = LinkForm(chosen, choices=adult_choices_of(self.found, self.by))
        return self.link

    def context(self):
        return {"search": self.search, "link": self.link, "found": self.found}


class MoveFile(TabActPage):
    """Give the whole file to another municipality of the district: what a department does."""

    act = actions.move_file
    form_class = MoveForm
    template = "register/move.html"

    def form_options(self):
        return {"choices": municipality_choices_of(self.record)}

    def answers(self):
        return {"municipality": Place.objects.get(pk=self.form.cleaned_data["municipality"])}


def adult_choices_of(candidates, by):
    """The adults of these children's families, grouped by child."""
    kinships = Kinship.objects.within_reach_of(by).filter(child_id__in=[one.child.pk for one in candidates])
    kinships = list(kinships)
    names = {
        one.adult_id: one.full_name()
        for one in AdultIdentity.objects.filter(adult_id__in=[row.adult_id for row in kinships])
    }
    return [
        (
            candidate.identity.full_name(),
            [
                (str(row.adult_id), f"{names[row.adult_id]}, {row.get_relation_display()}")
                for row in kinships
                if row.child_id == candidate.child.pk and row.adult_id in names
            ],
        )
        for candidate in candidates
    ]


def municipality_choices_of(child):
    """The municipalities of the child's district but the child's own."""
    language = get_language() or "ky"
    rows = Place.objects.current().municipalities().filter(district_id=child.district_id).in_order()
    return [(str(place.pk), place.name_in(language)) for place in rows.exclude(pk=child.municipality_id)]

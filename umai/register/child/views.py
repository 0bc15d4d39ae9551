"""The pages on which a child is found, and registered after a search."""

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.names.parts import parse_name
from umai.places.models import Place
from umai.register.child import actions
from umai.register.child.forms import RegisterForm, SearchForm
from umai.register.people import Child
from umai.register.search import proof
from umai.register.search.search import find_children, find_likely_children


class SearchChild(Page):
    """Find a child by name, birth date or PIN. What was typed is posted: it never stands in an address."""

    look = "register.search"
    template = "register/search.html"
    methods = ("GET", "HEAD", "POST")

    def context(self):
        form = SearchForm(self.sent, by=self.by)
        page = {"form": form, "moved": "moved" in self.request.GET}
        page["may_add"] = may_do(self.by, "register.add_child")
        if form.is_valid():
            terms = form.search_terms()
            found = find_children(**terms, by=self.by)
            page |= {"searched": True, "found": found, "token": proof.sign_proof(terms, found, by=self.by)}
        elif form.is_bound:
            self.status = 422
        return page


class SearchChildFirst(SearchChild):
    """Search before a child is registered; once more when the search was too long ago."""

    look = "register.add_child"
    template = "register/search_first.html"

    def context(self):
        if self.request.POST.get("step") == "none":
            return {"form": SearchForm(by=self.by), "too_old": True}
        return super().context()


# What was searched for of a child of whom nobody knows the name.
NOTHING_KNOWN = {"text": "", "pin": "", "born": None, "settlement": None}


class RegisterChild(ActPage):
    """Register a child, after a search: search, look at who was found, then the form."""

    act = actions.add_child
    makes = Child
    form_class = RegisterForm
    refused_on = "pin"
    template = "register/add.html"

    def make_form(self):
        """None until somebody has searched; at first the form shows what was typed into the search."""
        step, self.again = self.request.POST.get("step"), {}
        self.token = self.request.POST.get("searched", "")
        if step == "unnamed":
            step, self.token = "none", proof.sign_proof(NOTHING_KNOWN, [], by=self.by)
        self.proof = proof.read_proof(self.token, by=self.by)
        if step == "register":
            return super().make_form()
        if step == "none" and self.proof:
            return RegisterForm(by=self.by, initial=as_initial_values(self.proof.asked))
        return None

    def form_options(self):
        return {"by": self.by}

    def respond(self):
        if self.form is None:
            return SearchChildFirst(self.request).respond()
        if self.form.is_valid() and not self.received() and self.must_look_again():
            self.status = 409
            return self.draw()
        return super().respond()

    def form_id(self):
        return self.proof and self.proof.child_id

    def find_received(self, number):
        return Child.objects.within_reach_of(self.by).filter(pk=number).first()

    def must_look_again(self):
        """Whether a likely child is registered whom the search did not show; the page then shows them all."""
        found = [one for one in find_likely_children(self.form.record(), by=self.by) if one.is_likely]
        if self.proof and {str(one.child.pk) for one in found} <= self.proof.shown:
            return False
        then = self.proof.then if self.proof else ""
        self.token = proof.sign_proof(self.form.search_terms(), found, by=self.by, then=then)
        self.again = {"looked_again": True, "found": found, "then": then}
        return True

    def perform(self):
        assert self.proof is not None  # without one, `must_look_again` has answered
        answers = self.answers()
        places = Place.objects.select_related("municipality", "district")
        settlement = places.get(pk=answers["address"]["settlement_id"])
        there = settlement.municipality or settlement.district
        return self.act(there, by=self.by, id=self.proof.child_id, **answers)

    def context(self):
        return {"token": self.token, **self.again}

    def destination(self, child):
        assert self.proof is not None
        return self.proof.goes_on_at(child)


def as_initial_values(asked):
    """What was searched for, as the boxes of the form show it."""
    parts = parse_name(asked["text"])
    names = {"surname": parts.surname, "given": parts.given, "patronymic": parts.patronymic}
    return names | {name: asked[name] for name in ("born", "pin", "settlement")}

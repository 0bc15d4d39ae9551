"""From a signal to its child: search the register, choose, or register once."""

from functools import cached_property

from django.urls import reverse

from umai.access.doors import consult
from umai.access.pages import ActPage
from umai.access.permissions import may_do
from umai.identification.inbox import actions, reading
from umai.identification.inbox.endings import SERIOUS
from umai.identification.inbox.views import AboutSignal, ConfirmPage
from umai.identification.signal.groups import current_screening
from umai.identification.signal.models import SignalMatch
from umai.identification.signal.sealing import NoKey
from umai.law.terms.clock import day_of
from umai.names.spelling import script
from umai.register.child.forms import SearchForm
from umai.register.fields.birth_date import BirthDate
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find_children


class FindSignalChild(AboutSignal):
    """Search the register, first with what the report says, and choose the child that is found."""

    look = "identification.match"
    methods = ("GET", "HEAD", "POST")
    template = "identification/child.html"

    def respond(self):
        suggested = suggested_search(self.record)
        self.form = SearchForm(self.sent, by=self.by, initial=suggested)
        self.search_terms = self.form.search_terms() if self.form.is_valid() else None
        if self.sent is None and (suggested["text"] or (suggested["born"] and suggested["settlement"])):
            self.search_terms = suggested | {"pin": ""}
        self.status = 422 if self.form.errors else 200
        return self.draw()

    def context(self):
        one, by = self.record, self.by
        then = reverse("identification:child", args=[one.pk])
        page = {"form": self.form, "words": reading.words_of(one), "then": then}
        if self.search_terms:
            found = find_children(**self.search_terms, by=by)
            token = proof.sign_proof(self.search_terms, found, by=by, then=then)
            page |= {"searched": True, "found": found, "token": token}
        standing = SignalMatch.objects.filter(signal=one).first()
        return page | {"may_add": may_do(by, "register.add_child"), "standing": standing}


class ChooseChild(ConfirmPage, AboutSignal, ActPage):
    """Show the child once more, and say that the signal is about this child."""

    act = actions.match_child
    template = "identification/found.html"

    @cached_property
    def child(self):
        return consult(Child, self.address["child_id"], by=self.by)

    def answers(self):
        return {"child": self.child}

    def context(self):
        page = {"words": reading.words_of(self.record), "child": self.child}
        return page | reading.child_heading(self.child, self.by)

    def destination(self, match):
        screened = current_screening(self.record)
        if screened and screened.outcome in SERIOUS:
            return reverse("intake:from_signal", args=[self.record.pk])
        return self.record


class StrikeMatch(ConfirmPage, AboutSignal, ActPage):
    """Say that it is another child, who is not found yet; the page asks once more before."""

    act = actions.strike_match
    template = "identification/not_this_child.html"

    def destination(self, struck):
        return reverse("identification:child", args=[self.record.pk])


def suggested_search(one):
    """What the report says of the child, as terms of a search; a person corrects it."""
    try:
        words = one.said.child
    except NoKey:
        words = ""
    text = words.strip().split("\n")[0].split(",")[0].strip()[:100]
    if script(text) not in ("cyrillic", "latin", "mixed") or not any(sign.isupper() for sign in text):
        text = ""
    year = None if one.child_age is None else day_of(one.received_at).year - one.child_age
    return {
        "text": text,
        "born": BirthDate.parse(str(year)) if year else None,
        "settlement": one.settlement_id,
    }

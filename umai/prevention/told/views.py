"""What schools and clinics tell: they write it here, and the department finds whom it is about."""

from django.http import Http404
from django.urls import reverse

from umai.access.doors import consult, consult_list
from umai.access.may import may
from umai.access.pages import ActPage, Page
from umai.identification.inbox.reading import who
from umai.prevention.child.kinds import ALL, TITLES, slug_of
from umai.prevention.lists.reading import tabs
from umai.prevention.models import KINDS_OF, Told
from umai.prevention.told import actions
from umai.prevention.told.forms import AsideForm, TellForm
from umai.prevention.words import observed_in_words
from umai.register.child.forms import SearchForm
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find

SHOWN = 100


class Mine(Page):
    """What this office told so far, and what else it can tell. Never what became of it."""

    look = "prevention.tell"
    template = "prevention/mine.html"

    def context(self):
        rows = Told.objects.within_reach_of(self.by).order_by("-recorded_at")[:SHOWN]
        told = consult_list(
            "prevention.told", rows, by=self.by, read=lambda rows: rows.order_by("-recorded_at")
        )
        kinds = KINDS_OF[self.by.role]
        return {
            "told": [(row, observed_in_words(row)) for row in told],
            "adds": [(TITLES[kind], reverse("prevention:tell", args=[slug_of(kind)])) for kind in kinds],
        }


class Tell(ActPage):
    """Tell what is known of a child, whom the writer names in words."""

    act = actions.tell
    makes = Told
    form_class = TellForm
    template = "prevention/tell.html"

    def permit(self):
        super().permit()
        self.what = ALL.get(self.address["slug"])
        if self.what is None or self.what.kind not in KINDS_OF[self.by.role]:
            raise Http404

    def form_options(self):
        return {"kind": self.what.kind}

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.answers())

    def context(self):
        return {"what": self.what}

    def destination(self, told):
        return reverse("prevention:mine")


class Waiting(Page):
    """What schools and clinics told and nobody has put to a file yet, the oldest first."""

    look = "prevention.match"
    template = "prevention/told.html"

    def context(self):
        def read(rows):
            return rows.select_related("recorded_by", "recorded_office").order_by("recorded_at")

        rows = Told.objects.within_reach_of(self.by).waiting().order_by("recorded_at")[:SHOWN]
        told = consult_list("prevention.told", rows, by=self.by, read=read)
        return {
            "told": [(row, TITLES[row.kind], observed_in_words(row)) for row in told],
            "tabs": tabs(self.by, "told"),
        }


class OfTold:
    """A page about something that was told, for whoever may find whom it is about."""

    of = Told
    related = ("recorded_office", "recorded_by")

    def head(self):
        told = self.record
        return super().head() | {"told": told, "said": observed_in_words(told), "title": TITLES[told.kind]}


class FindChild(OfTold, Page):
    """Search the register for the child; whoever is found can be chosen."""

    look = "prevention.match"
    template = "prevention/child.html"
    methods = ("GET", "HEAD", "POST")

    def context(self):
        form = SearchForm(self.request.POST if self.request.method == "POST" else None, by=self.by)
        page = {"form": form, "may_add": may(self.by, "register.add_child")}
        if form.is_valid():
            asked, then = form.asked(), reverse("prevention:child", args=[self.record.pk])
            found = find(**asked, by=self.by)
            token = proof.sign(asked, found, by=self.by, then=then)
            page |= {"searched": True, "found": found, "then": then, "token": token}
        elif form.is_bound:
            self.status = 422
        return page


class Match(OfTold, ActPage):
    """Look once more whether it is this child; then it is put to the file."""

    act = actions.match
    template = "prevention/this_child.html"

    def find(self):
        self.child = consult(Child, self.address["child_id"], by=self.by)
        return super().find()

    def answers(self):
        return {"child": self.child}

    def context(self):
        return {"child": self.child} | who(self.child, self.by)

    def destination(self, note):
        return reverse("prevention:of_child", args=[self.child.pk])


class SetAside(OfTold, ActPage):
    """Say why nobody could find the child."""

    act = actions.set_aside
    form_class = AsideForm
    template = "prevention/aside.html"

    def destination(self, settled):
        return reverse("prevention:told")

"""The pages of the law: what is in force on a day, what changed, worked cases, and who put it in force."""

from abc import ABC, abstractmethod
from datetime import timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.access.requirements import NotTheLatest
from umai.design.parts import Link
from umai.documents.papers import LANGUAGES, as_pdf_response
from umai.law.editions.edition import SHIPPED
from umai.law.terms.clock import today
from umai.lawbook import actions, reading, rows, sheet
from umai.lawbook.forms import DayForm, ProposeForm, RefuseForm, TwoDaysForm
from umai.lawbook.models import LawAnswer, LawProposal
from umai.machine.cluster.functions import fetch_value
from umai.trail.entries import EntrySubject

TABS = (
    ("rules", gettext_lazy("Rules")),
    ("categories", gettext_lazy("Categories of children")),
    ("cases", gettext_lazy("Worked cases")),
    ("changes", gettext_lazy("What changed")),
    ("editions", gettext_lazy("In force since")),
)


FEW = 5  # cases of one rule that are shown unfolded


class LawPage(Page):
    """A page of the law, which everybody reads who works here; drafts are for the Ministry alone."""

    look = "lawbook.read"
    tab: str

    def head(self):
        tabs = [Link(label, reverse(f"lawbook:{name}"), name == self.tab) for name, label in TABS]
        return super().head() | {"tabs": tabs, "used": reading.edition_state()}

    def shows_drafts(self) -> bool:
        return may_do(self.by, "lawbook.drafts.read")


class DayPage(LawPage, ABC):
    """A page of the law on a day, which is today where none is asked for."""

    def context(self):
        form = DayForm(self.request.GET or None, initial={"on": today()})
        day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else today()
        self.status = 422 if form.errors else 200
        return {"form": form, "on": day, "drafts": self.shows_drafts(), **self.of_day(day)}

    @abstractmethod
    def of_day(self, day) -> dict[str, Any]:
        """What the page shows of this day."""


class Rules(DayPage):
    """Every rule on a day by file: its value, since when, how sure it is, and its source."""

    tab, template = "rules", "lawbook/rules.html"

    def of_day(self, day):
        return {"files": rows.rules_on(day, drafts=self.shows_drafts())}


class Categories(DayPage):
    """The legal categories of children on a day."""

    tab, template = "categories", "lawbook/categories.html"

    def of_day(self, day):
        return {"groups": rows.categories_on_page(day, drafts=self.shows_drafts())}


class Cases(LawPage):
    """The worked cases, and whether the law answers each as it says; `?rule=` shows those of one rule."""

    tab, template = "cases", "lawbook/cases.html"

    def context(self):
        rule = self.request.GET.get("rule", "")
        about = rows.rule_in_words(rule, drafts=self.shows_drafts())
        if rule and not about:
            raise Http404
        files = rows.cases_by_file(drafts=self.shows_drafts(), rule=rule)
        number = sum(len(file.lines) for file in files)
        right = number - sum(file.wrong for file in files)
        few = bool(rule) and number <= FEW
        return {"files": files, "rule": about, "few": few, "number": number, "right": right}


class Changes(LawPage):
    """What changed between two days; without them, in the year to today."""

    tab, template = "changes", "lawbook/changes.html"

    def context(self):
        first = {"since": today() - timedelta(days=365), "on": today()}
        form = TwoDaysForm(self.request.GET or None, initial=first)
        asked = form.cleaned_data if form.is_bound and form.is_valid() else first
        self.status = 422 if form.errors else 200
        return {"form": form, **asked, "rows": rows.changes(asked["since"], asked["on"])}


class Editions(LawPage, ActPage):
    """What two persons put in force, and since when; who may propose sees the files that lie ready."""

    tab, template = "editions", "lawbook/editions.html"
    act = actions.propose_law
    form_class = ProposeForm
    makes = LawProposal
    message = gettext_lazy("Proposed. Another person puts it in force.")

    def make_form(self):
        if not may_do(self.by, "lawbook.propose"):
            require_right(self.by, "lawbook.read" if self.request.method == "GET" else "lawbook.propose")
            return None
        self.ready = reading.folder_state()
        return super().make_form() if self.ready.to_propose else None

    def initial(self):
        return {"digest": self.ready.to_propose.digest} if self.ready.to_propose else {}

    def perform(self):
        edition = self.ready.to_propose
        if edition is None or self.form.cleaned_data["digest"] != edition.digest:
            raise NotTheLatest(
                _("The files were changed while you read them. Nothing was proposed. Read them again.")
            )
        said = {"id": self.form.cleaned_data["id"], "reason": self.form.cleaned_data["reason"]}
        return self.act(self.by.office, by=self.by, files=edition.laid_over, **said)

    def destination(self, proposal):
        return proposal

    def context(self):
        answers = list(reading.agreed_answers())
        shown = {"answers": answers, "now": timezone.now(), "shipped": SHIPPED.digest}
        if may_do(self.by, "lawbook.proposals.read"):
            changed = rows.change_rows(self.ready.difference)
            shown |= {"waiting": reading.waiting_proposal(), "ready": self.ready, "ready_rows": changed}
            shown["ready_texts"] = reading.text_rows(self.ready.difference)
            shown |= {"practice": len(sheet.values_of_practice(today())), "languages": LANGUAGES.items()}
        return shown


class PrintSheet(Page):
    """The sheet on which the Ministry confirms values of practice, as a PDF in Kyrgyz or Russian."""

    look = "lawbook.proposals.read"

    def respond(self):
        language = self.address["language"]
        if language not in LANGUAGES:
            raise Http404
        return as_pdf_response(sheet.sheet_pdf(language, today()), f"law-{language}")


class ProposalPage(ActPage):
    """A page about one proposal."""

    look = "lawbook.proposals.read"

    def find(self):
        require_right(self.by, self.look)
        proposals = LawProposal.objects.select_related("recorded_by")
        found = proposals.filter(pk=self.address["pk"]).first()
        if found is None:
            about = EntrySubject("lawbook.lawproposal", self.address["pk"])
            answer_not_found(self.look, about, by=self.by)
        return found

    def destination(self, answer):
        return reverse("lawbook:editions")

    def context(self):
        answer = LawAnswer.objects.filter(proposal=self.record).select_related("recorded_by").first()
        difference = reading.proposed_difference(self.record)
        return {
            "proposal": self.record,
            "answer": answer,
            "difference": difference,
            "rows": rows.change_rows(difference),
            "texts": reading.text_rows(difference),
            "files": sorted(self.record.files.items()),
            "shipped": self.record.digest == SHIPPED.digest,
            "may_answer": may_do(self.by, "lawbook.put_in_force")
            and not answer
            and fetch_value("select lawbook_may_agree(%s)", [self.record.pk]),
        }


class PutInForce(ProposalPage):
    """What is proposed, why and by whom, and in what it differs; a button puts it in force."""

    act = actions.put_in_force
    template = "lawbook/proposal.html"
    message = gettext_lazy("Put in force. All processes go by it from the same minute on.")


class RefuseLaw(ProposalPage):
    """Ask why another person does not agree."""

    act = actions.refuse_law
    form_class = RefuseForm
    template = "lawbook/refuse.html"

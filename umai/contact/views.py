"""A line home: the card that the child may carry, and ten minutes of talk with the parent abroad."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.permissions import may_do
from umai.contact import actions, papers, texts
from umai.contact.forms import CardForm, DecideCardForm, GiveForm, LoseForm
from umai.contact.models import CardDecision, GivenCard, LostCard
from umai.contact.near import why_no_card, why_no_talk
from umai.contact.reading import card_state, cards_of
from umai.contact.telephones import office_telephone, own_number
from umai.documents.actions import print_paper
from umai.documents.papers import as_pdf_response
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.register.child.file import file_of
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child, Identity

TITLE = gettext_lazy("A telephone for the child, a talk with the parent")


class NotPrinted(Refusal):
    """The paper is not printed now."""


def refuse_grown(child, by):
    """Refuse a card for whoever is no child any more. Raises `NotPrinted`."""
    if sentence := why_no_card(file_of(child, by=by)):
        raise NotPrinted(sentence)


class ShowCards(FilePage):
    """What stands of the card: its warnings, the decision, what was given; and the sheet of the talk."""

    of = Child
    look = "contact.read"
    template = "contact/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("contact:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        file = file_of(child, by=by)
        return {
            "child": child,
            "page_title": TITLE,
            "state": card_state(child.pk, by),
            "no_card": why_no_card(file),
            "cards": cards_of(file.ids, by),
            "no_talk": why_no_talk(file, by),
            "decides": may_do(by, "contact.decide", child),
            "prints": may_do(by, "documents.print", child),
            "languages": texts.LANGUAGES.items(),
            "unread": texts.unread(),
        }


class DecideCard(FileActPage):
    """Decide whether the child may carry the card."""

    of = Child
    act = actions.decide_card
    makes = CardDecision
    form_class = DecideCardForm
    template = "contact/decide.html"

    def context(self):
        return {"near": card_state(self.record.pk, self.by).near, "back": self.destination(None)}

    def perform(self):
        refuse_grown(self.record, self.by)
        return super().perform()

    def destination(self, outcome):
        return reverse("contact:of_child", args=[self.record.pk])


class PrintCard(FilePage):
    """What stands on the card, and its print, which is an act with a row. Nothing of it is stored."""

    of = CardDecision
    look = "documents.print"
    template = "contact/print.html"
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        actions.require_yes(self.record, self.by)
        with self.by.speaking():
            child = self.record.child
        refuse_grown(child, self.by)
        self.form = self.make_form()
        if not self.form.is_bound:
            return self.draw()
        if not self.form.is_valid():
            self.status = 422
            return self.draw()
        language = self.form.cleaned_data["language"]
        printed = print_paper(
            self.record,
            by=self.by,
            paper=papers.CARD_PAPER,
            template=papers.CARD,
            values=self.values(texts.words_in(language)["hours"]),
            language=language,
        )
        return as_pdf_response(printed.pdf, "card")

    def make_form(self):
        rows = Identity.objects.within_reach_of(self.by).filter(
            child_id__in=merge_groups.ids_of(self.record.child_id, self.by)
        )
        with self.by.speaking():
            names = [one for row in rows for one in (row.surname, row.given, row.patronymic)]
            worker = self.by.worker
        hours = texts.words_in("ky")["hours"]
        return CardForm(
            self.sent,
            own=bool(own_number(self.by)),
            office=bool(office_telephone(self.by, hours).number),
            lines=papers.lines_to_call(),
            names_of_child=names,
            names_of_worker=[worker.given],
            initial={"many": "one", "language": "ky"},
        )

    def values(self, words):
        """The values of the paper, from the form."""
        said = self.form.cleaned_data
        if said["whose"] == "own":
            number, hours = own_number(self.by), self.form.own_hours(words)
        else:
            number, hours = office_telephone(self.by, words)
        return papers.card_values(
            name=said["name"], number=number, hours=hours, lines=said["lines"], many=said["many"] == "many"
        )

    def context(self):
        return {
            "form": self.form,
            "has_telephone": bool(self.form.fields["whose"].choices),
            "back": reverse("contact:of_child", args=[self.record.child_id]),
        }


class PrintTalk(FilePage):
    """Print the sheet for ten minutes of talk; printing is an act, with a row. A GET answers 404."""

    of = Child
    look = "documents.print"
    template = papers.TALK.name
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        language = self.request.POST.get("language")
        if language not in texts.LANGUAGES:
            raise Http404
        if sentence := why_no_talk(file_of(self.record, by=self.by), self.by):
            raise NotPrinted(sentence)
        printed = print_paper(
            self.record,
            by=self.by,
            paper=papers.TALK_PAPER,
            template=papers.TALK,
            values=papers.talk_values(self.by, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"talk-{language}")


class GiveCard(FileActPage):
    """Write down that the card was given."""

    of = CardDecision
    act = actions.give_card
    makes = GivenCard
    form_class = GiveForm
    template = "contact/write.html"

    def context(self):
        return {"page_title": gettext_lazy("The card was given"), "back": self.destination(None)}

    def destination(self, outcome):
        return reverse("contact:of_child", args=[self.record.child_id])


class LoseCard(FileActPage):
    """Write down that a card was lost."""

    of = GivenCard
    act = actions.lose_card
    makes = LostCard
    form_class = LoseForm
    template = "contact/write.html"

    def context(self):
        return {"page_title": gettext_lazy("The card was lost"), "back": self.destination(None)}

    def destination(self, outcome):
        return reverse("contact:of_child", args=[self.record.child_id])

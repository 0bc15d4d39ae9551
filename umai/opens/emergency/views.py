"""The pages on which a file is opened in an emergency, and on which another person reviews that."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.machine.cluster.functions import fetch_value
from umai.opens.emergency import actions, reading
from umai.opens.emergency.forms import EmergencyForm, EmergencyReviewForm
from umai.opens.emergency.models import EmergencyOpening, EmergencyRequest
from umai.trail.entries import EntrySubject


def limits_in_words():
    """For how long a file opens, and within what the opening is reviewed."""
    limits = reading.emergency_limits()
    return {"minutes": reading.minutes_in_words(limits), "hours": reading.hours_in_words(limits)}


class AskInEmergency(ActPage):
    """Ask for one file out of reach by what is known exactly; the next page shows it once more and opens it.

    Two pages, because a request is one transaction: what is asked is committed before anything is looked for.
    """

    act = actions.ask_for_opening
    form_class = EmergencyForm
    template = "opens/emergency.html"

    def find(self):
        return self.by.office

    def context(self):
        return limits_in_words()

    def leave(self, asked):
        sent = [(name, self.request.POST.get(name, "")) for name in self.form.fields]
        page = {"asked": asked, "sent": sent, "rows": self.form.rows()}
        return render(self.request, "opens/confirm.html", self.context() | page)


class OpenInEmergency(ActPage):
    """Open the file that was asked for on the page before; where nobody is found, the form comes back."""

    act = actions.open_in_emergency
    form_class = EmergencyForm
    template = "opens/emergency.html"

    def context(self):
        return limits_in_words()

    def find(self):
        asked = EmergencyRequest.objects.filter(pk=self.address["pk"], recorded_by_id=self.by.pk).first()
        if asked is None:
            subject = EntrySubject("opens.emergencyrequest", self.address["pk"])
            answer_not_found(self.act.act, subject, by=self.by)
        return asked

    def answers(self):
        return {"about": self.form.answers()["about"]}

    def destination(self, opening):
        return reverse("casefile:child", args=[opening.child_id])


class EmergencyOpenings(Page):
    """The openings in an emergency that the reader may know of, the latest first."""

    look = "opens.emergencies.read"
    template = "opens/openings.html"

    def context(self):
        found = reading.openings_page(self.by)
        return {"lines": [(one, reading.review_of(one)) for one in found]}


class ReviewOpening(ActPage):
    """One opening: who, why and when; and the form with which another person reviews it."""

    act = actions.review_opening
    look = "opens.emergencies.read"
    of = EmergencyOpening
    form_class = EmergencyReviewForm
    template = "opens/opening.html"
    message = gettext_lazy("The review was saved. Whoever opened the file reads it.")

    def find(self):
        return reading.find_opening(self.address["pk"], by=self.by)

    def permit(self):
        """`find` has asked for the right: an opening is known on both sides, also where the file is not."""

    def context(self):
        with self.by.speaking():
            rows, held = reading.opening_rows(self.record, self.by)
            may_review = fetch_value("select opens_may_review(%s)", [self.record.pk])
        review = reading.review_of(self.record)
        return {
            "opening": self.record,
            "rows": rows,
            "held": held,
            "review": review,
            "may_review": may_review and review is None,
        }

    def writes(self):
        return True

    def destination(self, review):
        return self.record.get_absolute_url()

"""The pages of my week: on the screen with names, and as a PDF without them."""

from datetime import timedelta

from django.http import Http404

from umai.access.pages import Page
from umai.casefile.my_week.week import rest_in_words, session_in_words, week_of, week_pdf
from umai.documents.papers import LANGUAGES, as_pdf_response
from umai.law.terms.clock import today


class MyWeek(Page):
    """What is due from Monday to Sunday, of this week or of the next."""

    look = "intake.read"
    template = "casefile/my_week.html"

    @property
    def is_next(self):
        """Whether the week after this one is asked for."""
        return self.request.GET.get("week") == "next"

    @property
    def monday(self):
        """The first day of the week that is asked for."""
        on = today()
        return on - timedelta(days=on.weekday() - 7 * self.is_next)

    def context(self):
        week = week_of(self.by, self.monday, printed=False)
        return {
            "week": week,
            "days": [(day, [session_in_words(one) for one in day.sessions]) for day in week.days],
            "rest": rest_in_words(week.rest),
            "last": self.monday + timedelta(days=6),
            "monday": self.monday,
            "is_next": self.is_next,
            "languages": LANGUAGES.items(),
        }


class MyWeekPdf(MyWeek):
    """The same week on one sheet, in Kyrgyz or Russian, without names."""

    def respond(self):
        language = self.address["language"]
        if language not in LANGUAGES:
            raise Http404
        pdf = week_pdf(self.by, self.monday, language, on=today())
        return as_pdf_response(pdf, f"week-{self.monday.isoformat()}")

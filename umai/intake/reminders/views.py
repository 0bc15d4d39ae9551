"""The page of a worker's own reminders."""

from umai.access.pages import Page
from umai.intake.reminders import reading
from umai.law.terms.clock import today


class Reminders(Page):
    """The summaries of today and of the week, and what this worker was reminded of and is still due."""

    look = "intake.reminders.read"
    template = "intake/reminders.html"

    def context(self):
        by, on = self.by, today()
        tasks, more = reading.open_reminders(by, on=on)
        return {
            "summaries": reading.summaries(by, on=on),
            "tasks": tasks,
            "more": more,
            "within": reading.REMINDED_WITHIN.days,
            "waiting_url": reading.waiting_url(by),
        }

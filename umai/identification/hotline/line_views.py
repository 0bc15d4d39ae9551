"""The page of the line, written while somebody talks."""

from functools import cached_property

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from umai.access.pages import Page
from umai.design import guidance
from umai.design.addresses import ANY, as_id
from umai.identification.hotline import drafts
from umai.identification.hotline.forms import TalkForm
from umai.identification.hotline.writing import WritePage, made_for, seed_of
from umai.identification.report_form.languages import BY_PATH
from umai.identification.signal import codes, sealing
from umai.identification.signal.received import write_down
from umai.identification.whereabouts.known import country
from umai.identification.whereabouts.lookup import like, path
from umai.refusal import NotPermitted
from umai.staff.models import Role

READ_OUT = {  # letters of a code as an operator reads them out: they look alike in both scripts
    "C": pgettext_lazy("letter read out", "С as in salam"),
    "H": pgettext_lazy("letter read out", "Н as in nan"),
    "K": pgettext_lazy("letter read out", "К as in kitep"),
    "M": pgettext_lazy("letter read out", "М as in mektep"),
    "P": pgettext_lazy("letter read out", "Р as in Roza"),
    "T": pgettext_lazy("letter read out", "Т as in too"),
    "X": pgettext_lazy("letter read out", "Х as in khan"),
}


class OnTheLine:
    """Whoever writes reports down for another body that asks for no report of its own: the line."""

    def permit(self):
        super().permit()
        if self.by.role != Role.HOTLINE_OPERATOR:
            raise NotPermitted(_("This page is for the operators of the line. Nothing was saved."))

    @cached_property
    def number(self):
        """The id of the signal that the form in hand becomes."""
        return codes.signal_id(seed_of(self.request.POST.get("made", ""), self.by))


class Talk(OnTheLine, WritePage):
    """One page in the order of a talk. What is typed is kept at every answer, for its writer alone."""

    act = write_down
    form_class = TalkForm
    template = "identification/line.html"
    done_template = "identification/line_told.html"

    @cached_property
    def draft(self):
        """What was kept of this form; of the one that the address names, where it is only opened."""
        opened = self.request.method == "GET"
        number = (as_id(self.request.GET.get("draft")) or ANY) if opened else self.number
        return drafts.kept(number, by=self.by)

    def initial(self):
        language = get_language() or "ky"
        first = {"made": made_for(self.by), "language": language if language in ("ky", "ru") else "ky"}
        typed = self.draft.answers if self.request.method == "GET" and self.draft else {}
        return first | typed

    def form_options(self):
        page = guidance.page("identification", "line")
        return {"sentences": page.points if page else (), "takes_reporters": sealing.takes_reporters()}

    def respond(self):
        then = self.request.POST.get("then", "")
        if then == "throw_away":
            drafts.throw_away(self.number, by=self.by)
            return redirect("identification:line")
        self.is_later = then == "keep"
        if self.is_later:
            self.form.uncheck()
        return super().respond()

    def answers(self):
        return self.form.answers(box=self.draft and self.draft.box)

    def gives_code(self):
        return True

    def perform(self):
        if self.is_later:
            return drafts.keep(self.number, self.request.POST.dict(), by=self.by)
        signal = super().perform()
        drafts.throw_away(self.number, by=self.by)
        return signal

    def leave(self, outcome):
        if self.is_later:
            messages.info(self.request, at_what_time(outcome))
            return redirect("identification:line")
        return super().leave(outcome)

    def context(self):
        return {"draft": self.draft, "open": others(self.by, self.draft)}

    def done_context(self, signal):
        """The code, to be read out sign by sign, and the page of the report form on which it is typed."""
        language = get_language() or "ky"
        return {
            "groups": [[(sign, READ_OUT.get(sign, sign)) for sign in group] for group in self.code.split()],
            "answers": f"/report/{language if language in BY_PATH else 'ky'}/answer/",
        }


class KeepDraft(OnTheLine, Page):
    """For the script of the open page: keep what was typed so far, and say when it was kept."""

    look = "identification.write_down"
    methods = ("POST",)

    def draw(self):
        kept = drafts.keep(self.number, self.request.POST.dict(), by=self.by)
        return JsonResponse({"words": at_what_time(kept)})


class Places(OnTheLine, Page):
    """For the script of the open page: the places whose name begins like what was typed."""

    look = "identification.write_down"
    methods = ("POST",)

    def draw(self):
        language = get_language() or "ky"
        found = like(country(), self.request.POST.get("text", "")[:200], language)
        return JsonResponse({"places": [path(country(), one, language) for one in found]})


def others(by, draft):
    """What else was begun and not sent, in a few words: the operator's own."""
    begun = [one for one in drafts.every(by=by) if draft is None or one.id != draft.id]
    return [
        (one, one.answers.get("place", ""), one.answers.get("danger") in ("yes", "unsure")) for one in begun
    ]


def at_what_time(kept):
    at = timezone.localtime(kept.saved_at)
    return _("Kept at %(time)s. Only you see it. Nobody has been told yet.") % {"time": f"{at:%H:%M}"}

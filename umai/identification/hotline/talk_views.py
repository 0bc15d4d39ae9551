"""The page of the line, on which an operator writes while somebody talks."""

from functools import cached_property

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from umai.access.pages import Page
from umai.design import guidance
from umai.design.addresses import NO_ID, as_id
from umai.identification.hotline import drafts
from umai.identification.hotline.forms import HotlineForm
from umai.identification.hotline.write_form import spoken_language
from umai.identification.hotline.write_page import WritePage, seed_of
from umai.identification.report_form.languages import LANGUAGE_BY_PATH
from umai.identification.signal import codes, sealing
from umai.identification.signal.actions import write_down_signal
from umai.identification.whereabouts.lookup import find_places, path
from umai.identification.whereabouts.place_cache import current_country
from umai.refusal import NotPermitted
from umai.staff.models import Role

SPELLED_LETTERS = {  # the letters of a code as an operator reads them out: they look alike in both scripts
    "C": pgettext_lazy("letter read out", "С as in salam"),
    "H": pgettext_lazy("letter read out", "Н as in nan"),
    "K": pgettext_lazy("letter read out", "К as in kitep"),
    "M": pgettext_lazy("letter read out", "М as in mektep"),
    "P": pgettext_lazy("letter read out", "Р as in Roza"),
    "T": pgettext_lazy("letter read out", "Т as in too"),
    "X": pgettext_lazy("letter read out", "Х as in khan"),
}


class OperatorPage(Page):
    """A page for the operators of the line alone."""

    def permit(self):
        super().permit()
        if self.by.role != Role.HOTLINE_OPERATOR:
            raise NotPermitted(_("This page is for the operators of the line. Nothing was saved."))

    @cached_property
    def number(self):
        """The id of the signal that this form becomes."""
        return codes.signal_id(seed_of(self.request.POST.get("token", ""), self.by))


class HotlineTalk(OperatorPage, WritePage):
    """One page in the order of a talk. What is typed is saved at every answer, for its writer alone."""

    act = write_down_signal
    form_class = HotlineForm
    template = "identification/line.html"
    done_template = "identification/line_told.html"

    @cached_property
    def draft(self):
        """The draft of this form; where the page is only opened, the one that the address names."""
        is_get = self.request.method == "GET"
        number = (as_id(self.request.GET.get("draft")) or NO_ID) if is_get else self.number
        return drafts.find_draft(number, by=self.by)

    def initial(self):
        typed = self.draft.answers if self.request.method == "GET" and self.draft else {}
        return super().initial() | {"language": spoken_language()} | typed

    def form_options(self):
        page = guidance.read_guidance("identification", "line")
        return {"sentences": page.points if page else (), "takes_reporters": sealing.takes_reporters()}

    def respond(self):
        then = self.request.POST.get("then", "")
        if then == "throw_away":
            drafts.delete_draft(self.number, by=self.by)
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
            return drafts.keep_draft(self.number, self.request.POST.dict(), by=self.by)
        signal = super().perform()
        drafts.delete_draft(self.number, by=self.by)
        return signal

    def leave(self, outcome):
        if self.is_later:
            messages.info(self.request, kept_sentence(outcome))
            return redirect("identification:line")
        return super().leave(outcome)

    def context(self):
        return {"draft": self.draft, "open": other_drafts(self.by, self.draft)}

    def done_context(self, signal):
        """The code, to be read out sign by sign, and the page on which the reporter types it."""
        language = get_language() or "ky"
        return {
            "groups": [
                [(sign, SPELLED_LETTERS.get(sign, sign)) for sign in group] for group in self.code.split()
            ],
            "answers": f"/report/{language if language in LANGUAGE_BY_PATH else 'ky'}/answer/",
        }


class KeepHotlineDraft(OperatorPage):
    """Save what was typed so far, and answer when; the script of the open page asks for it."""

    look = "identification.write_down"
    methods = ("POST",)

    def draw(self):
        draft = drafts.keep_draft(self.number, self.request.POST.dict(), by=self.by)
        return JsonResponse({"words": kept_sentence(draft)})


class HotlinePlaces(OperatorPage):
    """Answer the places whose name begins with what was typed; the script of the open page asks for them."""

    look = "identification.write_down"
    methods = ("POST",)

    def draw(self):
        language = get_language() or "ky"
        found = find_places(current_country(), self.request.POST.get("text", "")[:200], language)
        return JsonResponse({"places": [path(current_country(), one, language) for one in found]})


def other_drafts(by, draft):
    """The operator's other drafts: each with its place, and whether it speaks of danger."""
    return [
        (one, one.answers.get("place", ""), one.answers.get("danger") in ("yes", "unsure"))
        for one in drafts.drafts_of(by=by)
        if draft is None or one.id != draft.id
    ]


def kept_sentence(draft):
    at = timezone.localtime(draft.saved_at)
    return _("Kept at %(time)s. Only you see it. Nobody has been told yet.") % {"time": f"{at:%H:%M}"}

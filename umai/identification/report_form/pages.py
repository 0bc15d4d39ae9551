"""The pages of the form: their order, which are asked of whom, and what each shows."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from umai.identification.report_form import forms
from umai.identification.report_form.languages import FIRST_LANGUAGE, LANGUAGES
from umai.identification.report_form.state import ReportState
from umai.identification.report_form.telephones import lines
from umai.identification.signal.sealing import takes_reporters
from umai.identification.whereabouts.place_cache import current_country

START, CHECK, SENT = "start", "check", "sent"


def is_by_child(state: ReportState) -> bool:
    return state.answers.get("who") == "child"


def is_in_danger(state: ReportState) -> bool:
    """Whoever is not sure is taken at the worst: a person on duty finds out sooner than a form does."""
    return state.answers.get("danger") in ("yes", "unsure")


def speaks_of_dying(state: ReportState) -> bool:
    return state.answers.get("concern") == "self_harm" or bool(state.answers.get("self_harm"))


def is_city_district(state: ReportState) -> bool:
    """A city that is a district by itself: whoever chose it is not asked for one."""
    return bool(state.answers.get("district")) and state.answers["district"] == state.answers.get("oblast")


@dataclass(frozen=True)
class FormPage:
    name: str
    form: type | None = None
    asked: object = lambda state: True  # of whom
    needs_places: bool = False
    template: str = "question"


PAGES = {
    page.name: page
    for page in [
        FormPage("who", forms.ReportWhoForm),
        FormPage("danger", forms.ReportDangerForm),
        FormPage("call", asked=is_in_danger, template="call"),
        FormPage("about", forms.ReportConcernForm),
        FormPage("call-too", asked=lambda s: speaks_of_dying(s) and not is_in_danger(s), template="call"),
        FormPage("oblast", forms.ReportOblastForm, asked=lambda s: not s.given, needs_places=True),
        FormPage(
            "district",
            forms.ReportDistrictForm,
            asked=lambda s: not (s.given or is_city_district(s)),
            needs_places=True,
        ),
        FormPage("settlement", forms.ReportSettlementForm, needs_places=True, template="settlement"),
        FormPage("child", forms.ReportedChildForm, template="child"),
        FormPage("happened", forms.ReportHappenedForm),
        FormPage("feared", forms.ReportFearedForm),
        # What a child leaves here would be locked away from those who come to help it.
        FormPage("you", forms.ReportSenderForm, asked=lambda s: not is_by_child(s), template="you"),
    ]
}


def asked_pages(state: ReportState) -> list[FormPage]:
    return [page for page in PAGES.values() if page.asked(state)]


def page_after(name: str, state: ReportState) -> str:
    """The page that follows; once everything was asked, the first that is not answered yet."""
    names = [page.name for page in asked_pages(state)]
    if name == START:
        return names[0]
    if state.checked:
        return next((one for one in names if one not in state.done), CHECK)
    order = list(PAGES)
    later = [one for one in names if order.index(one) > order.index(name)]
    return next(iter(later), CHECK)


def page_before(name: str, state: ReportState) -> str:
    names = [page.name for page in asked_pages(state)]
    if name == CHECK:
        return names[-1]
    order = list(PAGES)
    earlier = [one for one in names if order.index(one) < order.index(name)]
    return earlier[-1] if earlier else START


def form_of(page: FormPage, state: ReportState, language, data=None):
    """The page's form, bound to what was just typed, or showing what was answered before."""
    if page.form is None:
        return None
    return page.form(
        data,
        initial=state.answers,
        by_child=is_by_child(state),
        country=current_country() if page.needs_places else None,
        answers=state.answers,
        places=language.places,
    )


def unanswered_pages(state: ReportState, language) -> list[str]:
    """Pages whose answers cannot be sent as they are."""
    if not state.answers.get("district"):
        state.given = False
    return [
        page.name
        for page in asked_pages(state)
        if page.form and not form_of(page, state, language, data=state.answers).is_valid()
    ]


def read_answers(state: ReportState, language) -> dict:
    """Every answer, read by its form. Call when nothing is unanswered."""
    answers = {"district": state.answers["district"]}  # where nobody was asked for it, it was given
    for page in asked_pages(state):
        form = form_of(page, state, language, data=state.answers)
        if form is not None and form.is_valid():
            answers |= form.cleaned_data
    return answers


def form_context(request):
    """What every page of this process shows, its failures too; nothing of it asks the database."""
    language = getattr(request, "spoken", FIRST_LANGUAGE)
    return {
        "rehearsal": settings.UMAI_REHEARSAL,
        "spoken": language,
        "languages": LANGUAGES,
        "lines": lines(on=timezone.localdate()),
        "exit": settings.UMAI_REPORT_EXIT,
        "takes_names": takes_reporters(),
    }

"""The pages of the form: their order, who is asked which, and what each shows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from umai.identification.report_form import forms
from umai.identification.report_form.languages import FIRST_LANGUAGE, LANGUAGES
from umai.identification.report_form.rate_limits import report_settings
from umai.identification.report_form.state import ReportState
from umai.identification.report_form.telephones import lines
from umai.identification.signal.concerns import Concern
from umai.identification.signal.sealing import takes_reporters
from umai.identification.whereabouts.place_cache import current_country

START, CHECK, SENT = "start", "check", "sent"
AT_ONCE = "at_once"
# What is not asked where everything is asked on one page.
ANSWERED_AT_ONCE = {"who": "other", "danger": "yes", "concern": Concern.OTHER.value}


def is_by_child(state: ReportState) -> bool:
    return state.answers.get("who") == "child"


def is_in_danger(state: ReportState) -> bool:
    """Whether a child is in danger. Not sure counts as danger, because a person on duty can find out."""
    return state.answers.get("danger") in ("yes", "unsure")


def speaks_of_dying(state: ReportState) -> bool:
    return state.answers.get("concern") == "self_harm" or bool(state.answers.get("self_harm"))


def is_city_district(state: ReportState) -> bool:
    """Whether the city is a district by itself: whoever chose it is not asked for a district."""
    return bool(state.answers.get("district")) and state.answers["district"] == state.answers.get("oblast")


@dataclass(frozen=True)
class FormPage:
    name: str
    form: type[forms.ReportQuestionForm] | None = None
    is_asked: Callable[[ReportState], bool] = lambda state: True
    needs_places: bool = False
    template: str = "question"


PAGES = {
    page.name: page
    for page in [
        FormPage("who", forms.ReportWhoForm),
        FormPage("danger", forms.ReportDangerForm),
        FormPage("call", is_asked=is_in_danger, template="call"),
        FormPage("about", forms.ReportConcernForm),
        FormPage("call-too", is_asked=lambda s: speaks_of_dying(s) and not is_in_danger(s), template="call"),
        FormPage("oblast", forms.ReportOblastForm, is_asked=lambda s: not s.given, needs_places=True),
        FormPage(
            "district",
            forms.ReportDistrictForm,
            is_asked=lambda s: not (s.given or is_city_district(s)),
            needs_places=True,
        ),
        FormPage("settlement", forms.ReportSettlementForm, needs_places=True, template="settlement"),
        FormPage("child", forms.ReportedChildForm, template="child"),
        FormPage("happened", forms.ReportHappenedForm),
        FormPage("feared", forms.ReportFearedForm),
        # Those who help a child could not read what the child writes here, so a child is not asked.
        FormPage("you", forms.ReportSenderForm, is_asked=lambda s: not is_by_child(s), template="you"),
    ]
}


# The one page on which everything is asked when a child is in danger now.
PAGES[AT_ONCE] = FormPage(
    AT_ONCE,
    forms.ReportAtOnceForm,
    is_asked=lambda state: state.at_once,
    needs_places=True,
    template="at_once",
)


def asked_pages(state: ReportState) -> list[FormPage]:
    if state.at_once:
        return [PAGES[AT_ONCE]]
    return [page for page in PAGES.values() if page.is_asked(state)]


def page_after(name: str, state: ReportState) -> str:
    """The next page; once the last page was reached, the first that is not answered."""
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
    """The form of a page, with what was just typed (`data`), or with what was answered before."""
    if page.form is None:
        return None
    return page.form(
        data,
        initial=state.answers,
        by_child=is_by_child(state),
        country=current_country() if page.needs_places else None,
        earlier=state.answers,
        places=language.places,
    )


def unanswered_pages(state: ReportState, language) -> list[str]:
    """The pages whose answers cannot be sent as they are."""
    if not state.answers.get("district"):
        state.given = False
    return [
        page.name
        for page in asked_pages(state)
        if page.form and not form_of(page, state, language, data=state.answers).is_valid()
    ]


def read_answers(state: ReportState, language) -> dict:
    """All answers, each read by its form. Called when no page is unanswered."""
    answers = {"district": state.answers["district"]}  # no page asks for it when it came with the address
    if state.at_once:
        answers |= ANSWERED_AT_ONCE | {"settlement": state.answers.get("settlement", "")}
    for page in asked_pages(state):
        form = form_of(page, state, language, data=state.answers)
        if form is not None and form.is_valid():
            answers |= form.cleaned_data
    return answers


def form_context(request):
    """What every page of this process shows, also pages for errors; it does not read the database."""
    language = getattr(request, "spoken", FIRST_LANGUAGE)
    return {
        "rehearsal": settings.UMAI_REHEARSAL,
        "training": settings.UMAI_TRAINING,
        "spoken": language,
        "languages": LANGUAGES,
        "lines": lines(on=timezone.localdate()),
        "exit": report_settings.UMAI_REPORT_EXIT,
        "takes_names": takes_reporters(),
    }

"""The pages of the form: their order, which are asked of whom, and what each shows."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from umai.identification.report_form import forms
from umai.identification.report_form.languages import FIRST, SPOKEN
from umai.identification.report_form.state import State
from umai.identification.report_form.telephones import lines
from umai.identification.signal.sealing import takes_reporters
from umai.identification.whereabouts.known import country

START, CHECK, SENT = "start", "check", "sent"


def by_child(state: State) -> bool:
    return state.answers.get("who") == "child"


def in_danger(state: State) -> bool:
    """Whoever is not sure is taken at the worst: a person on duty finds out sooner than a form does."""
    return state.answers.get("danger") in ("yes", "unsure")


def speaks_of_dying(state: State) -> bool:
    return state.answers.get("concern") == "self_harm" or bool(state.answers.get("self_harm"))


def is_district(state: State) -> bool:
    """A city that is a district by itself: whoever chose it is not asked for one."""
    return bool(state.answers.get("district")) and state.answers["district"] == state.answers.get("oblast")


@dataclass(frozen=True)
class Page:
    name: str
    form: type | None = None
    asked: object = lambda state: True  # of whom
    needs_places: bool = False
    template: str = "question"


PAGES = {
    page.name: page
    for page in [
        Page("who", forms.Who),
        Page("danger", forms.Danger),
        Page("call", asked=in_danger, template="call"),
        Page("about", forms.About),
        Page("call-too", asked=lambda s: speaks_of_dying(s) and not in_danger(s), template="call"),
        Page("oblast", forms.Oblast, asked=lambda s: not s.given, needs_places=True),
        Page("district", forms.District, asked=lambda s: not (s.given or is_district(s)), needs_places=True),
        Page("settlement", forms.Settlement, needs_places=True, template="settlement"),
        Page("child", forms.Child, template="child"),
        Page("happened", forms.Happened),
        Page("feared", forms.Feared),
        # What a child leaves here would be locked away from those who come to help it.
        Page("you", forms.You, asked=lambda s: not by_child(s), template="you"),
    ]
}


def asked(state: State) -> list[Page]:
    return [page for page in PAGES.values() if page.asked(state)]


def after(name: str, state: State) -> str:
    """The page that follows; once everything was asked, the first that is not answered yet."""
    names = [page.name for page in asked(state)]
    if name == START:
        return names[0]
    if state.checked:
        return next((one for one in names if one not in state.done), CHECK)
    order = list(PAGES)
    later = [one for one in names if order.index(one) > order.index(name)]
    return next(iter(later), CHECK)


def before(name: str, state: State) -> str:
    names = [page.name for page in asked(state)]
    if name == CHECK:
        return names[-1]
    order = list(PAGES)
    earlier = [one for one in names if order.index(one) < order.index(name)]
    return earlier[-1] if earlier else START


def form_of(page: Page, state: State, language, data=None):
    """The page's form, bound to what was just typed, or showing what was answered before."""
    if page.form is None:
        return None
    return page.form(
        data,
        initial=state.answers,
        by_child=by_child(state),
        country=country() if page.needs_places else None,
        answers=state.answers,
        places=language.places,
    )


def unanswered(state: State, language) -> list[str]:
    """Pages whose answers cannot be sent as they are."""
    if not state.answers.get("district"):
        state.given = False
    return [
        page.name
        for page in asked(state)
        if page.form and not form_of(page, state, language, data=state.answers).is_valid()
    ]


def cleaned(state: State, language) -> dict:
    """Every answer, read by its form. Call when nothing is unanswered."""
    answers = {"district": state.answers["district"]}  # where nobody was asked for it, it was given
    for page in asked(state):
        form = form_of(page, state, language, data=state.answers)
        if form is not None and form.is_valid():
            answers |= form.cleaned_data
    return answers


def about_every_page(request):
    """What every page of this process shows, its failures too; nothing of it asks the database."""
    language = getattr(request, "spoken", FIRST)
    return {
        "rehearsal": settings.UMAI_REHEARSAL,
        "spoken": language,
        "languages": SPOKEN,
        "lines": lines(on=timezone.localdate()),
        "exit": settings.UMAI_REPORT_EXIT,
        "takes_names": takes_reporters(),
    }

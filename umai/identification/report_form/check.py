"""The last page before sending: every answer in words, each with a button to change it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.design.parts import UiText
from umai.identification.report_form import pages
from umai.identification.report_form.database import district_of
from umai.identification.report_form.state import ReportState


class GivenAnswer(NamedTuple):
    """A question and its answer in words; `missing`: it must be answered before the report can be sent."""

    question: UiText
    text: UiText
    missing: bool = False


class Block(NamedTuple):
    """The answers of one page, with one button to change them."""

    page: str
    answers: list[GivenAnswer]


def blocks(state: ReportState, language) -> list[Block]:
    """Every page that was asked, in order. The reporter's name is sealed and cannot be shown."""
    found = []
    for page in pages.asked_pages(state):
        form = pages.form_of(page, state, language, data=state.answers)
        if page.name == "you":
            found.append(Block("you", [GivenAnswer(_("Your name and telephone"), _reporter(state))]))
        elif form is not None:
            form.is_valid()
            answers = [
                GivenAnswer(field.label, _in_words(field, form.data.get(name, "")), name in form.errors)
                for name, field in form.fields.items()
            ]
            if page.name == "settlement" and state.given:
                answers.insert(0, GivenAnswer(_("District"), district_of(state).name(language.places)))
            found.append(Block(page.name, answers))
    return found


def _reporter(state):
    if state.reporter:
        return _("They are in a locked box. Not even this page can show them.")
    return _("None. That is fine.")


def _in_words(field, typed):
    """The answer in the words of its question's page."""
    named = {}
    for value, label in getattr(field, "choices", ()):
        if isinstance(label, list | tuple):
            named |= {str(one): text for one, text in label}
        else:
            named[str(value)] = label
    if named:
        return str(named.get(typed) or _("No answer."))
    if hasattr(field, "max_length"):
        return typed or _("Nothing written.")
    return _("Yes") if typed else _("No")

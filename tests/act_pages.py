"""What every page that writes must do, whoever sends it: a room says only how each of its pages is filled in.

    class TestPages(Declared):
        PAGES = {views.Assign: assign}

    def assign(case):  # fixtures of the room, by name
        return Filled(by="damira", address={"pk": case.pk}, answers={"worker_id": id_of("worker", "azamat")})

`tests/house/test_act_pages.py` asks that no declared page is missing.
"""

import inspect
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ChoiceField, FileField
from django.urls import get_resolver, reverse

from umai.access.pages import ActPage
from umai.design.fields.forms import LongTextField, ReplacingForm, TextField
from umai.trail.models import Entry

OTHER_WORDS = "Other words."


@dataclass(frozen=True)
class FilledPage:
    """How one page is filled in, and by whom. All names are sign-in names of the cast."""

    by: str
    """Who may write here."""
    address: dict[str, Any] = field(default_factory=dict)
    """What the address of the page names."""
    answers: dict[str, Any] = field(default_factory=dict)
    """A form that is complete, without `id` and `seen`, which are added."""
    stranger: str = "cholpon"
    """Who does the same work in another district."""
    without: str = "farida"
    """Who has not the right to do this."""
    other: str = "erlan"
    """Who may write here too, and was faster."""
    done: int = 302
    """What the page answers when it is done: 200 where it shows then what is shown once."""
    also: str = ""
    """What stands in the address after the question mark."""


def page_addresses() -> dict[type[ActPage], str]:
    """Page to the name of its address, of every page that has one."""
    found = {}

    def walk(patterns, before=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                space = getattr(pattern, "namespace", None)
                walk(pattern.url_patterns, f"{before}{space}:" if space else before)
            elif page := getattr(pattern.callback, "page", None):
                found.setdefault(page, f"{before}{pattern.name}")

    walk(get_resolver().url_patterns)
    return found


class ActPageTests:
    """The tests, two a page and one world each; a room's own class names its pages in `PAGES`."""

    PAGES: ClassVar[dict[type[ActPage], Callable[..., FilledPage]]] = {}

    def pytest_generate_tests(self, metafunc):
        metafunc.parametrize("page", self.PAGES, ids=[page.__name__ for page in self.PAGES])

    @pytest.fixture
    def filled(self, page, request) -> FilledPage:
        fill = self.PAGES[page]
        return fill(**{name: request.getfixturevalue(name) for name in inspect.signature(fill).parameters})

    @pytest.fixture
    def sending(self, page, filled, client_of) -> "Sending":
        return Sending(page, filled, client_of)

    def test_who_may_writes_once_and_other_words_stay_on_the_page(self, page, filled, sending):
        # Where a page tells of itself that a form was sent before, a program asks for the answer afterwards.
        asked_again = page.makes is not None
        by_a_program = not asked_again and filled.done == 302 and leaves_as_all_do(page)
        fields = questions(page, sending.opened(filled.by)) if tells_other_words(page) else {}

        first = sending.sent(filled.by, accept=PROGRAM if by_a_program else PERSON)
        if by_a_program:
            sending.require_json(first)
        else:
            assert first.status_code == filled.done, f"done, it answers {form_errors(first)}"
        sending.require_written(1, "sent once by who may")

        if asked_again:
            again = sending.sent(filled.by)
            assert (again.status_code, again.headers.get("Location")) == (302, first.headers["Location"]), (
                f"sent twice, it answers {form_errors(again)}"
            )
            if filled.done == 302:  # what is shown once is shown to a person
                sending.require_json(sending.sent(filled.by, accept=PROGRAM))
        if fields:
            changed = another_answer(fields, filled.answers)
            answer = sending.sent(filled.by, **changed)
            assert answer.status_code == 409, f"sent again with another answer: {form_errors(answer)}"
            if OTHER_WORDS in changed.values():
                assert OTHER_WORDS in answer.content.decode(), "the other words are not on the page any more"
        sending.require_written(1, "sent again")

        after = sending.sent(filled.by, **other_id(page))
        assert after.status_code in (filled.done, 302, 403, 404, 409, 422), "after it was done by another"

    def test_nobody_else_writes_and_what_was_written_meanwhile_is_shown(self, page, filled, sending):
        if page.of is not None:
            found = sending.opened(filled.stranger).status_code, sending.sent(filled.stranger).status_code
            assert found[0] in (403, 404, 405) and found[1] in (403, 404), f"a stranger finds {found}"
        for accept in (PERSON, PROGRAM):
            refused = sending.sent(filled.without, accept=accept)
            assert refused.status_code in (403, 404), f"without the right: {form_errors(refused)}"
        assert refused.status_code == 404 or refused.json()["refusal"], "a program is told no reason"
        sending.require_written(0, "sent by who may not")

        asks = page.form_class is not None and any(
            field.required for field in page.form_class.base_fields.values() if not field.widget.is_hidden
        )
        if asks:
            answer = sending.sent(filled.by, empty=True)
            assert answer.status_code in (409, 422), f"an empty form: {form_errors(answer)}"
            assert "error-summary" in answer.content.decode(), "an empty form is not told what is missing"
            sending.require_written(0, "sent empty")
        if is_replacing(page):
            shown = sending.opened(filled.by)
            seen = shown.context["form"]["seen"].value() or ""
            faster = sending.sent(filled.other, seen=seen, **other_id(page))
            assert faster.status_code == 302, f"who was faster: {form_errors(faster)}"
            answer = sending.sent(filled.by, seen=seen, **other_id(page))
            assert answer.status_code == 409, f"somebody else wrote meanwhile: {form_errors(answer)}"
            assert answer.context["form"].data["seen"] not in ("", str(seen)), (
                "the row that stands is not seen"
            )
            sending.require_written(1, "written meanwhile by somebody else")
        if page.form_class is not None and not asks:
            answer = sending.sent(filled.by, empty=True)
            assert answer.status_code in (302, 409, 422), f"an empty form: {form_errors(answer)}"


class Sending:
    """Sends the complete form of one page, as each of the cast; the same id each time."""

    def __init__(self, page, filled, client_of):
        self.page, self.filled, self.url = page, filled, url_of(page, filled)
        self.client_of, self.clients = client_of, {}
        self.number, self.before = str(uuid.uuid4()), times_done(page)

    def client(self, username):
        if username not in self.clients:
            self.clients[username] = self.client_of(username)
        return self.clients[username]

    def opened(self, username):
        return self.client(username).get(self.url)

    def sent(self, username, *, empty=False, accept="text/html", **more):
        answers = {} if empty else self.filled.answers
        if has_field(self.page, "id"):
            answers = {"id": self.number, **answers}
        for file in filter(lambda value: hasattr(value, "seek"), answers.values()):
            file.seek(0)  # the first sending read it to its end
        return self.client(username).post(self.url, {**answers, **more}, headers={"accept": accept})

    def require_written(self, times, when):
        """Fail where the act of the page was not done so often since the page was ready to be sent."""
        written = times_done(self.page) - self.before
        assert written == times, f"{when}, it was written {written} times"

    def require_json(self, answer):
        assert answer.status_code == 200, f"a program is answered {answer.status_code} {answer.content[:300]}"
        assert answer.json()["url"].startswith("/")


PERSON, PROGRAM = "text/html", "application/json"


def tells_other_words(page) -> bool:
    """Whether the page knows a form that was sent again, and therefore that its answers are others."""
    return page.makes is not None and (has_field(page, "id") or tells_by_itself(page))


def leaves_as_all_do(page) -> bool:
    """Whether a person and a program are sent to the same place by the same lines after the act."""
    return (page.leave, page.respond) == (ActPage.leave, ActPage.respond)


def url_of(page, filled) -> str:
    url = reverse(page_addresses()[page], kwargs=filled.address)
    return f"{url}?{filled.also}" if filled.also else url


def has_field(page, name) -> bool:
    return page.form_class is not None and name in page.form_class.base_fields


def tells_by_itself(page) -> bool:
    """Whether the page tells by more than the id in its form whether the form was sent before."""
    return page.compares_itself or page.form_id is not ActPage.form_id


def questions(page, shown) -> dict[str, Any]:
    """The questions of the form as the page shows it; those of its class where it shows another form first."""
    form = shown.context and shown.context.get("form")
    fields = form.fields if isinstance(form, page.form_class) else page.form_class.base_fields
    return {name: asked for name, asked in fields.items() if not asked.widget.is_hidden}


def another_answer(fields, answers) -> dict[str, Any]:
    """What changes one answer of a form: if possible one in words, else a choice, a day or a file."""
    texts = [name for name, field in fields.items() if type(field) in (LongTextField, TextField)]
    for name in sorted(texts, key=lambda name: name not in answers):
        if fields[name].max_length >= len(OTHER_WORDS):
            return {name: OTHER_WORDS}
    for name, asked in fields.items():
        if f"{name}_day" in answers:
            parts = [f"{name}_{part}" for part in ("year", "month", "day")]
            before = date(*(int(answers[part]) for part in parts)) - timedelta(days=1)
            return dict(zip(parts, (before.year, before.month, before.day), strict=True))
        if isinstance(asked, FileField) and name in answers:
            return {name: SimpleUploadedFile(answers[name].name, b"%PDF-1.7 another")}
        if isinstance(asked, ChoiceField) and name in answers:
            given = answers[name] if isinstance(answers[name], list) else [answers[name]]
            others = [value for value, _label in asked.choices if value and str(value) not in map(str, given)]
            if others:
                return {name: others[0]}
    raise AssertionError("this form has no answer that can be changed")


def is_replacing(page) -> bool:
    """Whether the answers stand in the place of a row: `seen` may also be a question of a form."""
    return has_field(page, "seen") and issubclass(page.form_class, ReplacingForm)


def other_id(page) -> dict[str, str]:
    """The id of another form than the first, where the form makes one."""
    return {"id": str(uuid.uuid4())} if has_field(page, "id") else {}


def times_done(page) -> int:
    """In how many requests the act of this page was done: some write in the trail of several files."""
    entries = Entry.objects.using("owner").filter(act=page.act.act, outcome="done")
    return entries.values("request_id").distinct().count()


def form_errors(answer) -> str:
    """What the form says is wrong: for a test that failed."""
    form = answer.context and answer.context.get("form")
    return f"{answer.status_code} {dict(form.errors) if form is not None else ''}"

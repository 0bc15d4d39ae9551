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
    """The tests; a room's own class names its pages in `PAGES`."""

    PAGES: ClassVar[dict[type[ActPage], Callable[..., FilledPage]]] = {}
    ASKED: ClassVar[dict[str, Callable[[type[ActPage]], bool]]] = {
        "test_a_stranger_finds_nothing": lambda page: page.of is not None,
        "test_an_empty_form_is_asked_again": lambda page: page.form_class is not None,
        "test_what_somebody_else_wrote_meanwhile_is_shown": lambda page: is_replacing(page),
        "test_a_form_sent_twice_writes_once": lambda page: page.makes is not None,
        "test_a_form_sent_again_with_another_answer_keeps_it_on_the_page": lambda page: (
            page.makes is not None and (has_field(page, "id") or tells_by_itself(page))
        ),
    }

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name, fits in cls.ASKED.items():
            if not any(fits(page) for page in cls.PAGES):
                setattr(cls, name, None)  # a question that no page of this room is asked is no test

    def pytest_generate_tests(self, metafunc):
        fits = self.ASKED.get(metafunc.function.__name__, lambda page: True)
        pages = [page for page in self.PAGES if fits(page)]
        metafunc.parametrize("page", pages, ids=[page.__name__ for page in pages])

    @pytest.fixture
    def filled(self, page, request) -> FilledPage:
        fill = self.PAGES[page]
        return fill(**{name: request.getfixturevalue(name) for name in inspect.signature(fill).parameters})

    @pytest.fixture
    def sent(self, page, filled, client_of):
        """`sent("aigul")`: the complete form, sent by one of the cast; the same id each time."""
        number, url = str(uuid.uuid4()), url_of(page, filled)

        def send(username, *, empty=False, accept="text/html", **more):
            answers = {} if empty else filled.answers
            if has_field(page, "id"):
                answers = {"id": number, **answers}
            for file in filter(lambda value: hasattr(value, "seek"), answers.values()):
                file.seek(0)  # the first sending read it to its end
            return client_of(username).post(url, {**answers, **more}, headers={"accept": accept})

        return send

    @pytest.fixture
    def written(self, page, filled):
        """`written()`: how often the act of the page was done since the page was ready to be sent."""
        before = times_done(page)
        return lambda: times_done(page) - before

    def test_who_may_writes_and_it_stands_on_the_trail(self, page, filled, sent, written):
        answer = sent(filled.by)
        assert answer.status_code == filled.done, form_errors(answer)
        assert written() == 1

    def test_a_stranger_finds_nothing(self, page, filled, sent, written, client_of):
        assert client_of(filled.stranger).get(url_of(page, filled)).status_code in (403, 404, 405)
        assert sent(filled.stranger).status_code in (403, 404)
        assert written() == 0

    def test_who_has_not_the_right_writes_nothing(self, page, filled, sent, written):
        assert sent(filled.without).status_code in (403, 404)
        assert written() == 0

    def test_an_empty_form_is_asked_again(self, page, filled, sent, written):
        answer = sent(filled.by, empty=True)
        if any(
            field.required for field in page.form_class.base_fields.values() if not field.widget.is_hidden
        ):
            assert answer.status_code in (409, 422)
            assert "error-summary" in answer.content.decode()
            assert written() == 0
        else:
            assert answer.status_code in (302, 409, 422)

    def test_what_somebody_else_wrote_meanwhile_is_shown(self, page, filled, sent, written, client_of):
        shown = client_of(filled.by).get(url_of(page, filled))
        seen = shown.context["form"]["seen"].value() or ""
        assert sent(filled.other, seen=seen, **other_id(page)).status_code == 302
        answer = sent(filled.by, seen=seen, **other_id(page))
        assert answer.status_code == 409, form_errors(answer)
        assert answer.context["form"].data["seen"] not in ("", str(seen))
        assert written() == 1

    def test_a_form_sent_twice_writes_once(self, page, filled, sent, written):
        first, again = sent(filled.by), sent(filled.by)
        assert (again.status_code, again.headers.get("Location")) == (302, first.headers["Location"])
        assert written() == 1

    def test_a_form_sent_again_with_another_answer_keeps_it_on_the_page(
        self, page, filled, sent, written, client_of
    ):
        fields = questions(page, client_of(filled.by).get(url_of(page, filled)))
        sent(filled.by)
        changed = another_answer(fields, filled.answers)
        answer = sent(filled.by, **changed)
        assert answer.status_code == 409, form_errors(answer)
        if OTHER_WORDS in changed.values():
            assert OTHER_WORDS in answer.content.decode()
        assert written() == 1

    def test_a_program_gets_the_answers_as_json(self, page, filled, sent, written):
        refused = sent(filled.without, accept="application/json")
        assert refused.status_code in (403, 404)
        if refused.status_code == 403:
            assert refused.json()["refusal"]
        if filled.done == 302:  # what is shown once is shown to a person
            done = sent(filled.by, accept="application/json")
            assert (done.status_code, written()) == (200, 1), done.content
            assert done.json()["url"].startswith("/")

    def test_after_it_was_done_by_another_it_is_answered_in_words(self, page, filled, sent):
        sent(filled.by)
        assert sent(filled.by, **other_id(page)).status_code in (filled.done, 302, 403, 404, 409, 422)


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

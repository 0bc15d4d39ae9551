"""Every page of the form in all four languages, with no sentence left in English."""

import re

import pytest

from umai.identification.inbox import actions
from umai.identification.models import Signal
from umai.identification.report_form.tests.walk import Fields, Reporter
from umai.identification.tests.conftest import ended_by_two

LATIN = re.compile(r"[A-Za-z]{2,}")
ALLOWED = {"English"}  # the name of a language, in that language


def foreign(html, code=""):
    """Words in Latin letters that a person sees or hears, the code and the name of English aside."""
    words = " ".join(Fields(html).words).replace(code, "")
    spoken = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', html)
    title = re.search("<title>(.*?)</title>", html)[1]
    return sorted(set(LATIN.findall(" ".join([words, title, *spoken]))) - ALLOWED)


def every_page(client, language, erlan):
    """(name, html) of each page that a reporter may come to see."""
    for who in ("other", "child"):
        reporter = Reporter(client, language).open()
        yield "start", reporter.html
        reporter.press()
        while reporter.page != "check":
            here = reporter.page
            yield f"{here} of {who}", reporter.html
            if here in ("who", "danger", "about", "oblast", "district", "happened"):
                yield f"{here} of {who}, unanswered", reporter.press().html
            answers = {"who": who, "danger": "yes", "concern": "self_harm", "name": "Айша", "child_age": "6"}
            reporter.press(**reporter.answers_to(here, answers))
        yield f"check of {who}", reporter.html
        yield "check with a colleague", reporter.press("change:feared").press(works_here="yes").html
        if who == "other":
            yield "name again", reporter.press("change:you").html
            yield "name taken out", reporter.press(forget="on").html
        yield "call", Reporter(client, language).walk_to("call", danger="yes").html
        yield "too", Reporter(client, language).walk_to("call-too", concern="self_harm").html
        yield "sent", reporter.press("send").html
    yield from failing(client, language)
    yield from answered(client, language, reporter.code, erlan)


def failing(client, language):
    reporter = Reporter(client, language).walk_to("happened")
    yield "too long", reporter.press(happened="ы" * 20_002).html
    yield "cannot be read", reporter.press(state="cut off").html
    yield "nothing here", client.get(f"/report/{language}/x/").content.decode()
    yield "far too much", reporter.press(happened="ы" * 800_000).html
    missing = reporter.post(reporter.path, {"page": "check", "go": "send"})
    yield "missing answers", missing.content.decode()


def answered(client, language, code, erlan):
    reporter = Reporter(client, language)
    answer_page = f"/report/{language}/answer/"
    reporter.answer = client.get(answer_page)
    yield "ask", reporter.html
    yield "wrong code", reporter.ask("222").html
    yield "no code", reporter.ask("").html
    signal = Signal.objects.using("owner").order_by("-received_at").first()
    signal._state.db = None
    yield "told", reporter.ask(code).html
    yield "nothing added", reporter.press("more", path=answer_page).html
    yield "added", reporter.press("more", path=answer_page, more="сөз").html
    kept = reporter.answer
    yield from turned_away(reporter, answer_page)
    reporter.answer = kept
    if erlan is not None:
        actions.screen_signal(signal, by=erlan, outcome="urgent")
    yield "read", reporter.ask(code).html


def turned_away(reporter, answer_page):
    from umai.identification.report_form.rate_limits import report_limiter

    for _ in range(300):
        report_limiter().long.add("127.0.0.1")
    yield "closed", reporter.press("more", path=answer_page, more="башка сөз").html
    for _ in range(31):
        report_limiter().guesses.add("127.0.0.1")
    yield "many wrong codes", reporter.ask("222").html
    report_limiter.cache_clear()


@pytest.mark.parametrize("language", ["ky", "ru", "uz"])
def test_no_sentence_is_left_in_english(client, language, erlan_of_the_oblast):
    found = {
        name: words
        for name, html in every_page(client, language, erlan_of_the_oblast)
        if (words := foreign(html, code_in(html)))
    }
    assert found == {}


@pytest.fixture
def erlan_of_the_oblast(farida):
    """The reports of this walk are about a colleague, so the oblast answers."""
    return farida


def code_in(html):
    found = re.search(r'class="report-code"[^>]*>([^<]+)<', html)
    return found[1] if found else ""


def test_english_is_whole(client, erlan_of_the_oblast):
    for name, html in every_page(client, "en", erlan_of_the_oblast):
        assert not re.search(
            "[а-яёА-ЯЁ]{3,}", re.sub("Кыргызча|Русский|Ўзбекча", "", " ".join(Fields(html).words))
        ) or any(word in html for word in ("сөз", "ыйлаганы", "Көк", "ыы", "Айша")), name


@pytest.mark.parametrize("language", ["ky", "ru", "en", "uz"])
def test_every_answer_of_ours_is_said_in_it(client, language, erlan, damira):
    from umai.identification.signal.replies import ReplySentence

    reporter = Reporter(client, language)
    code = reporter.send().code
    signal = Signal.objects.using("owner").get()
    signal._state.db = None
    for said in ReplySentence:
        actions.reply_to_reporter(signal, by=erlan, said=said.value)
    actions.screen_signal(signal, by=erlan, outcome="information")
    ended_by_two(signal, erlan, damira)
    reporter.ask(code)

    assert reporter.html.count("govuk-inset-text") == len(ReplySentence)
    if language != "en":
        assert foreign(reporter.html) == []

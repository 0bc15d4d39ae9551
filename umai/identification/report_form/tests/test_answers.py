"""Under the code: whether it was read, what was answered, and a box to write more. Never a child."""

import time
from datetime import date

import pytest
from django.db import connections

from tests.tampering import without_triggers
from umai.identification.inbox import actions
from umai.identification.models import Addition, Signal
from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.walk import Reporter
from umai.identification.signal import codes
from umai.identification.tests.conftest import ended_by_two

WRONG = "Nothing is kept under this code."
FORGIVEN = {
    "small letters": str.lower,
    "no spaces": lambda code: code.replace(" ", ""),
    "dashes": lambda code: code.replace(" ", "-"),
    "cyrillic": lambda code: code.translate(str.maketrans("CHKMPTX", "СНКМРТХ")),
    "small cyrillic": lambda code: code.lower().translate(str.maketrans("chkmptx", "снкмртх")),
    "taken for letters": lambda code: code.translate(str.maketrans("34", "ЗЧ")),
    "spaces around": lambda code: f"  {code}\n",
}


@pytest.fixture
def code(reporter):
    """The code of a report that was sent a moment ago."""
    return reporter.send(child_name="Бермет", name="Айша").code


@pytest.fixture
def signal(code):
    one = Signal.objects.using("owner").get()
    one._state.db = None
    return one


def test_a_code_is_known_however_it_is_written(reporter, code):
    asked = {way: reporter.ask(write(code)).answer.status_code for way, write in FORGIVEN.items()}
    assert set(asked.values()) == {200}, asked
    assert "It was not read yet." in reporter.words


def test_an_answer_of_the_evening_stands_under_its_day_in_bishkek(code, signal, erlan, superuser):
    actions.reply_to_reporter(signal, by=erlan, said="looked_into")
    with without_triggers(superuser):
        superuser.execute("update identification_reply set recorded_at = '2026-03-01 18:30+00'")
        superuser.execute("update identification_signal set received_at = '2026-02-28 18:30+00'")
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select a.received_on, r.replied_on from identification_signal s,"
            " identification_by_code(s.code_hash) a, identification_replies(s.code_hash) r"
        )
        assert cursor.fetchall() == [(date(2026, 3, 1), date(2026, 3, 2))]


def test_the_answer_is_in_the_language_of_whoever_asks(reporter, code, signal, erlan):
    actions.reply_to_reporter(signal, by=erlan, said="looked_into")
    for language, said in {
        "ky": "Биз муну карап жатабыз.",
        "ru": "Мы этим занимаемся.",
        "uz": "Биз буни ўрганяпмиз.",
    }.items():
        assert said in reporter.ask(code, language).words


def test_the_end_is_told_in_general_words_and_what_is_written_after_it_is_refused_and_kept(
    reporter, code, signal, erlan, damira
):
    reporter.ask(code)
    actions.screen_signal(signal, by=erlan, outcome="information")
    ended_by_two(signal, erlan, damira)
    reporter.press("more", path="/report/en/answer/", more="Дагы бир сөз")
    assert reporter.answer.status_code == 409
    assert "This cannot be added" in reporter.words and "Дагы бир сөз" in reporter.html

    reporter.ask(code)
    assert "The work on it is finished." in reporter.words
    assert "more" not in reporter.fields


def test_no_page_under_the_code_tells_more_of_the_report_than_that_it_was_read(reporter, code, signal, erlan):
    """Whoever took the code away from a child learns no more than that it was sent."""
    actions.screen_signal(signal, by=erlan, outcome="concern", reason="Бермет тууралуу")
    assert "It was read." in reporter.ask(code).words

    for word in ("Бермет", "ыйлаганы", "Таякеси", "Ноокат", "Айша", str(signal.pk), code):
        assert word not in reporter.html


def test_more_can_be_written_and_sent_twice_is_written_once(reporter, code):
    form = reporter.ask(code).answer
    for _ in range(2):
        reporter.answer = form
        reporter.press("more", path="/report/en/answer/", more="Бүгүн дагы болду.")

    assert "What you wrote has arrived." in reporter.words
    assert Addition.objects.using("owner").get().said == "Бүгүн дагы болду."


def test_more_that_is_empty_or_too_long_is_answered_by_a_sentence_and_kept(reporter, code):
    reporter.ask(code)
    for more, sentence in (("", "Write what you want to add."), ("ы" * 20_001, "This is 1 letter too long")):
        reporter.press("more", path="/report/en/answer/", more=more)
        assert reporter.answer.status_code == 422 and sentence in reporter.words
        assert reporter.fields["more"] == more


def test_another_language_keeps_the_words_that_are_being_written(reporter, code):
    reporter.ask(code).press("stay", path="/report/ru/answer/", more="Жарым сөз")

    assert "Ваше сообщение" in reporter.words
    assert reporter.fields["more"] == "Жарым сөз"


def test_a_page_that_was_open_for_too_long_keeps_the_words(reporter, code, monkeypatch):
    reporter.ask(code)
    monkeypatch.setattr(time, "time", lambda now=time.time: now() + 25 * 3600)
    reporter.press("more", path="/report/en/answer/", more="Кечиккен сөз")

    assert reporter.answer.status_code == 410
    assert "Кечиккен сөз" in reporter.words
    assert not Addition.objects.using("owner").exists()


def test_every_wrong_code_gets_the_same_answer(reporter, code):
    right_length = reporter.ask("3333 3333 3333 3333 3333")
    expected = (right_length.answer.status_code, right_length.words)
    for guess in ("2222 2222 2222 2222 2222", "short", "' or 1=1", "Ж" * 150, "\x002", "🙂"):
        reporter.ask(guess)
        assert (reporter.answer.status_code, reporter.words) == expected, guess
    assert WRONG in reporter.words


def test_after_many_wrong_codes_not_even_a_right_one_is_looked_up(reporter, code, client):
    for _ in range(30):
        reporter.ask("2222 2222 2222 2222 2222")
    wrong = reporter.ask("2222 2222 2222 2222 2222").words
    right = reporter.ask(code)

    assert right.answer.status_code == 429
    assert right.words == wrong
    client.defaults["REMOTE_ADDR"] = "10.9.8.7"  # of another network
    assert reporter.ask(code).answer.status_code == 200


def test_right_codes_are_never_counted(reporter, code):
    for _ in range(40):
        assert reporter.ask(code).answer.status_code == 200
    assert report_limiter().guesses.count("127.0.0.1") == 0


def test_a_code_has_seventy_five_bits_of_chance():
    import math

    assert codes.LENGTH * math.log2(len(codes.ALPHABET)) >= 75


def test_no_two_signs_of_a_code_look_alike_and_none_needs_a_certain_keyboard():
    assert not set(codes.ALPHABET) & set("0O1IL5SAEIOUY") - {"5"}
    assert codes.normalise_code(codes.ALPHABET) == codes.ALPHABET


def test_only_a_hash_of_the_code_is_kept(reporter, code, superuser):
    kept = Signal.objects.using("owner").get().code_hash
    assert bytes(kept) == codes.hash_of_code(code)
    dump = str(superuser.execute("select s::text from identification_signal s").fetchall())
    assert codes.normalise_code(code) not in dump


def test_the_code_of_one_report_opens_no_other(client):
    first = Reporter(client, "en").send().code
    second = Reporter(client, "en").send(happened="Башка бала жөнүндө").code

    assert first != second


def test_where_nothing_was_written_there_is_nothing_to_copy(reporter):
    for more, is_kept in (("Бүгүн дагы болду.", True), ("", False)):
        typed = {"go": "more", "key": "of long ago", "more": more}
        reporter.answer = reporter.post("/report/en/answer/", typed)
        assert "NOT sent" in reporter.words and ("What you wrote" in reporter.words) == is_kept

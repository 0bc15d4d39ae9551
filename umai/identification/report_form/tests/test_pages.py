"""The way through the form: nothing that was typed is ever lost."""

import json
import re
import time

import pytest
from django.core import signing
from django.db import connections
from django.test import override_settings

from umai.identification.models import Signal
from umai.identification.report_form.state import SALT, ReportState
from umai.identification.report_form.tests.walk import Fields, Reporter
from umai.identification.whereabouts import place_cache
from umai.machine.cluster.database import DatabaseAddress, connection_settings

LONG = "Ыйлаган үн. " * 8400  # a hundred thousand letters


def test_no_page_sets_a_cookie_or_may_be_kept(reporter):
    reporter.begin()

    assert not reporter.client.cookies and "Set-Cookie" not in reporter.answer.headers
    assert reporter.answer.headers["Cache-Control"] == "no-store"
    assert reporter.answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_title_and_the_address_do_not_say_what_it_is(reporter):
    for page in ("who", "happened", "you", "check"):
        reporter.walk_to(page)
        assert "<title>Form</title>" in reporter.html
        assert reporter.answer.request["PATH_INFO"] == "/report/en/"
        assert not reporter.answer.request.get("QUERY_STRING")


def test_back_keeps_what_was_typed(reporter):
    for page, typed in {
        "who": {"who": "child"},
        "danger": {"danger": "no"},
        "about": {"concern": "labour", "self_harm": "on"},
        "settlement": {"where": "Көк дарбаза"},
        "child": {"child_name": "Кыз", "child_age": "беш", "child_known": "Кызыл көйнөк"},
        "happened": {"happened": "Эки сап\nсөз"},
        "feared": {"feared": "Атасы", "works_here": "no"},
    }.items():
        reporter.walk_to(page).press("back", **typed)
        assert reporter.page != page
        while reporter.page != page:
            reporter.press()
        assert {name: reporter.fields[name] for name in typed} == typed, page


def test_the_whole_way_back_and_forth_loses_nothing_and_each_answer_can_be_changed(reporter):
    reporter.walk_to("check")
    for page in ("who", "danger", "about", "child", "happened", "feared", "you"):
        assert reporter.press(f"change:{page}").page == page
        assert reporter.press().page == "check"
    while reporter.page != "start":
        reporter.press("back")
    assert "Begin" in reporter.words
    while reporter.page != "check":
        reporter.press()

    for said in ("Түнү менен ыйлаганы угулат.", "Көк дарбаза", "Таякеси", "Кичинекей кыз"):
        assert said in reporter.words


def test_a_question_that_needs_an_answer_says_so(reporter):
    for page in ("who", "danger", "about"):
        reporter.walk_to(page).press()
        assert (reporter.answer.status_code, reporter.page) == (422, page)
        assert "Choose one of the answers." in reporter.words, page
    reporter.walk_to("happened").press(happened="  \n ")
    assert "Write what happened." in reporter.words


def test_another_language_keeps_the_page_and_what_is_typed_on_it(reporter):
    reporter.walk_to("happened").press("stay", path="/report/uz/", happened="Жарым сөз")

    assert (reporter.page, reporter.fields["happened"]) == ("happened", "Жарым сөз")
    assert "Нима бўлди?" in reporter.words
    reporter.language = "uz"
    reporter.press().walk_to("check")
    assert "Жарым сөз" in reporter.words


def test_a_text_that_is_too_long_is_answered_by_a_sentence_and_survives_back(reporter):
    reporter.walk_to("happened").press(happened=LONG)

    assert (reporter.answer.status_code, reporter.page) == (422, "happened")
    assert f"This is {len(LONG.strip()) - 20_000} letters too long" in reporter.words
    assert reporter.fields["happened"] == LONG
    reporter.press("back", happened=LONG[:60_000])
    reporter.walk_to("happened")
    assert reporter.fields["happened"] == LONG[:60_000]


def test_what_is_too_much_to_read_at_all_says_where_the_words_are(reporter):
    reporter.walk_to("happened").press(happened="Ы" * 700_000)

    assert reporter.answer.status_code == 400
    assert "NOT sent" in reporter.words and "102" in reporter.words


def test_whatever_is_typed_arrives(client):
    for typed, kept in (
        ("👧🏽 😢 👨‍👩‍👧 1️⃣", "👧🏽 😢 👨‍👩‍👧 1️⃣"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("а\x00б\x07в\x1bг", "абвг"),
        ("\u202eмаал\u2066", "маал"),
        ("1\r\n2\r3", "1\n2\n3"),
        ("'; drop table identification_signal; --", "'; drop table identification_signal; --"),
        ("{{ state }}{% url 'x' %}", "{{ state }}{% url 'x' %}"),
    ):
        reporter = Reporter(client, "en").walk_to("happened").press(happened=typed)
        assert "<script>alert" not in reporter.html
        reporter.walk_to("check").press("send")
        assert Signal.objects.using("owner").latest("recorded_at").said.happened == kept


def test_bytes_that_are_no_text_do_not_stop_a_report(reporter):
    reporter.walk_to("happened")
    sent = reporter.fields | {"go": "next"}
    body = "&".join(f"{name}={value}" for name, value in sent.items() if name != "happened").encode()
    kind = "application/x-www-form-urlencoded"
    reporter.answer = reporter.client.post("/report/en/", body + b"&happened=%ff%fe%d0", content_type=kind)
    reporter.walk_to("check").press("send")

    assert "\ufffd" in Signal.objects.using("owner").get().said.happened


def test_what_no_form_sends_is_answered_in_words(reporter):
    for body, kind in (
        (b"--x", "multipart/form-data"),  # no boundary
        (b"a=1&" * 100, "application/x-www-form-urlencoded"),  # very many fields
        ("page=who".encode("utf-16"), "application/x-www-form-urlencoded; charset=utf-16"),
    ):
        reporter.answer = reporter.client.generic("POST", "/report/en/", body, content_type=kind)
        assert reporter.answer.status_code == 400 and "102" in reporter.words, kind


def test_a_file_is_not_taken_and_harms_nothing(reporter, tmp_path):
    reporter.walk_to("happened")
    with (tmp_path / "picture.jpg").open("wb") as file:
        file.write(b"\xff\xd8" * 5000)
    with (tmp_path / "picture.jpg").open("rb") as file:
        sent = reporter.fields | {"go": "next", "happened": "Сүрөтү менен", "picture": file}
        reporter.answer = reporter.client.post("/report/en/", sent)

    assert reporter.page == "feared"


def test_a_form_that_was_open_for_more_than_a_day_loses_nothing(reporter, monkeypatch):
    reporter.walk_to("happened")
    monkeypatch.setattr(time, "time", lambda now=time.time: now() + 25 * 3600)
    reporter.press(happened="Кечээтен бери")

    assert reporter.page == "feared"
    assert "was open for more than a day" in reporter.words
    reporter.walk_to("check").press("send")
    assert Signal.objects.using("owner").get().said.where == "Көк дарбаза, мектептин жанында"


def test_answers_that_cannot_be_read_leave_what_is_on_the_page(reporter):
    reporter.walk_to("happened")
    cut = reporter.fields["state"][:-9]
    reporter.press(state=cut, happened="Калган сөз")

    assert (reporter.answer.status_code, reporter.fields["happened"]) == (422, "Калган сөз")
    assert "We could not read what you answered before" in reporter.words
    reporter.press().walk_to("check")
    assert "Калган сөз" in reporter.words
    reporter.press("send")
    assert "Something is still to be answered" in reporter.words
    assert not Signal.objects.using("owner").exists()
    for page in ("who", "danger", "about", "oblast"):
        reporter.press(f"change:{page}").press(**reporter.answers_to(page, {}))
        while reporter.page != "check":
            reporter.press(**reporter.answers_to(reporter.page, {}))
    reporter.press("send")
    assert Signal.objects.using("owner").get().said.happened == "Калган сөз"


def test_nobody_makes_a_state_of_their_own(reporter):
    """Whoever could would send reports under the id of another one."""
    forged = signing.dumps({"seed": "00" * 16}, key="another key", salt=SALT, compress=True)
    reporter.begin().press(state=forged, who="other")

    assert reporter.answer.status_code == 422
    assert ReportState.read(reporter.fields["state"]).seed != "00" * 16


def test_an_unanswered_form_is_not_sent(reporter):
    reporter.walk_to("danger")
    reporter.post("/report/en/", {"page": "check", "go": "send", "state": reporter.fields["state"]})

    assert not Signal.objects.using("owner").exists()


@pytest.fixture
def no_database(of_report):
    """The role's connection leads nowhere."""
    from django.test import override_settings

    nowhere = connection_settings(DatabaseAddress("127.0.0.1", 1, "umai", {}), "umai_public")
    connections.databases["nowhere"] = connections.configure_settings({"default": nowhere})["default"]
    with override_settings(UMAI_REPORT_DATABASE="nowhere"):
        yield
    del connections.databases["nowhere"]


def test_without_a_database_it_says_not_sent_and_keeps_every_word(reporter, request):
    reporter.walk_to("check")
    form = reporter.fields
    request.getfixturevalue("no_database")
    reporter.press("send")

    assert reporter.answer.status_code == 503
    assert "NOT sent" in reporter.words
    for said in ("Түнү менен ыйлаганы угулат.", "Көк дарбаза", "Таякеси", "Кичинекей кыз", "102", "103"):
        assert said in reporter.words
    assert {name: reporter.fields[name] for name in form} == form


def test_trying_again_when_the_database_is_back_sends_it_once(reporter, no_database):
    from django.test import override_settings

    with override_settings(UMAI_REPORT_DATABASE="public"):
        reporter.walk_to("check")
    reporter.press("send")
    with override_settings(UMAI_REPORT_DATABASE="public"):
        reporter.press(go="send")

    assert Signal.objects.using("owner").count() == 1
    assert reporter.code


def test_the_places_are_still_there_when_the_database_goes_away(reporter, no_database):
    from django.test import override_settings

    with override_settings(UMAI_REPORT_DATABASE="public"):
        held = place_cache.current_country()
    place_cache._held["nowhere"] = (time.monotonic() - 2 * place_cache.GOOD_FOR_SECONDS, held)
    try:
        reporter.walk_to("settlement")
        assert reporter.answer.status_code == 200
    finally:
        del place_cache._held["nowhere"]


def test_a_mistake_of_ours_keeps_the_words_and_says_nothing_of_them_in_the_log(reporter, monkeypatch, caplog):
    reporter.walk_to("check")
    monkeypatch.setattr(
        "umai.identification.report_form.views.send_report", lambda *a, **k: json.loads("{Таякеси")
    )
    reporter.press("send")

    assert reporter.answer.status_code == 500
    assert "Түнү менен ыйлаганы угулат." in reporter.words and "102" in reporter.words
    assert "JSONDecodeError" in caplog.text
    assert "Таякеси" not in caplog.text and "ыйлаганы" not in caplog.text


def test_the_code_is_shown_only_after_the_commit(reporter, superuser):
    """Nothing is acknowledged that a moment later is not there."""
    reporter.walk_to("check")
    superuser.execute("alter table identification_signal add constraint no_more check (false) not valid")
    try:
        reporter.press("send")
    finally:
        superuser.execute("alter table identification_signal drop constraint no_more")

    assert "report-code" not in reporter.html
    assert "NOT sent" in reporter.words


def test_there_is_nothing_else_here(client):
    for path in ("/report/de/", "/report/ky/other/", "/", "/children/", "/report/xx/answer/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store"), path
    for method in ("put", "delete", "patch"):
        assert getattr(client, method)("/report/ky/").status_code == 405, method


def test_every_page_says_whom_to_call_before_anything_else_when_somebody_is_in_danger(client):
    reporter = Reporter(client, "en").walk_to("danger").press(danger="unsure")
    assert reporter.page == "call"
    assert re.findall(r'href="tel:(\d+)"', reporter.html) == ["102", "103", "112", "111"]
    assert Reporter(client, "en").walk_to("about").press(concern="self_harm").page == "call-too"


def test_the_words_of_a_page_are_read_without_scripts(reporter):
    """The only script is the quick way out; what a page asks stands in its markup."""
    reporter.walk_to("check")
    assert re.findall(r"<script[^>]*>", reporter.html) == [
        tag for tag in re.findall(r"<script[^>]*>", reporter.html) if "leave" in tag
    ]
    assert "style=" not in reporter.html and " on" not in " ".join(
        re.findall(r"<[a-z]+ [^>]*", reporter.html)
    ).replace("one", "").replace('name="on', "")


def test_a_state_is_small(reporter):
    """A slow telephone sends it with every page."""
    reporter.walk_to("check", happened="Ыйлаган үн. " * 200)
    assert len(reporter.fields["state"]) < 2_500


def test_a_reporter_reads_every_page_in_one_language(client):
    reporter = Reporter(client, "ru").begin()
    assert Fields(reporter.html).words and 'lang="ru"' in reporter.html


def test_only_a_rehearsal_says_that_it_is_one(reporter):
    for rehearsal in (True, False):
        with override_settings(UMAI_REHEARSAL=rehearsal):
            reporter.open().press()
        assert ("Rehearsal" in reporter.words) == rehearsal

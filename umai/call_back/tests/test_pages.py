"""The pages of calls: what they show, to whom, and where each leads."""

import re

import pytest

from tests.first_page import waits
from tests.page_words import words_of
from tests.second_person import merge_records
from tests.tampering import without_triggers
from umai.call_back import actions, sealed, views
from umai.call_back.models import CallCode, CallTry
from umai.call_back.tests.conftest import NUMBER, WORDS, adult_of, ask, give, record, register
from umai.guardianship.site.codes import kept_hash, receipt_number
from umai.guardianship.tests.test_act_pages import on
from umai.identification.signal.sealing import NoKey
from umai.intake.cases.actions import assign_worker
from umai.law.terms.clock import today
from umai.register.models import Doubt
from umai.trail.models import Entry

CODE = re.compile(r'class="inbox-code"[^>]*>([^<]+)<')


def tab(child):
    return f"/children/{child.pk}/call-backs/"


def make(client, child, mother, language="ky"):
    said = {"adult_id": str(mother.adult_id), "language": language, "wished": "told"}
    return client.post(f"{tab(child)}new/", said)


@pytest.mark.parametrize(
    ("language", "path", "sentence"),
    [
        ("ky", "ky", "Чалуу сизге акысыз"),
        ("ru", "ru", "Звонок для вас бесплатный"),
        ("uz-cyrl", "uz", "Қўнғироқ сиз учун бепул"),
        ("en", "en", "The call costs you nothing"),
    ],
)
def test_the_code_is_shown_once_with_a_text_in_the_parent_s_language(
    child, mother, client_of, language, path, sentence
):
    client = client_of("aigul")
    page = make(client, child, mother, language)
    (code,) = CODE.findall(page.content.decode())
    row = CallCode.objects.using("owner").get()
    assert row.code_hash == kept_hash(code) and page.headers["Cache-Control"] == "no-store"
    read = words_of(page)
    assert f"/report/{path}/call/" in read and sentence in read and read.count(code) == 2
    sheet = page.content.decode().split("govuk-inset-text")[1].split("</div>")[0]
    assert "Нурбек" not in sheet and "Гүлзат" not in sheet
    again = make(client, child, mother, language)
    assert again.status_code == 409 and "It cannot be shown again" in words_of(again)
    kept = client.get(row.get_absolute_url()).content.decode()
    assert code not in kept and "The code was not used yet" in kept


def test_a_program_is_shown_no_code(child, mother, client_of):
    said = {"adult_id": str(mother.adult_id), "language": "ky", "wished": "told"}
    answer = client_of("aigul").post(f"{tab(child)}new/", said, headers={"Accept": "application/json"})
    assert set(answer.json()) == {"id", "url"}


def test_without_a_parent_the_page_says_what_to_do_first(child, client_of):
    assert "Add the mother or the father first" in words_of(client_of("aigul").get(f"{tab(child)}new/"))


def test_a_code_is_taken_back_on_its_page(child, mother, aigul, client_of):
    _code, row = give(child, mother, aigul)
    client = client_of("aigul")
    assert row.get_absolute_url() in client.get(tab(child)).content.decode()
    assert client.post(row.get_absolute_url()).url == row.get_absolute_url()
    read = words_of(client.get(row.get_absolute_url()))
    assert "The code was taken back" in read and "Take the code back" not in read
    again = client.post(row.get_absolute_url())
    assert again.status_code == 409 and "opens nothing any more" in words_of(again)
    assert "The code was taken back" in words_of(client.get(tab(child)))


def test_a_code_that_is_over_says_so(child, mother, aigul, client_of, superuser):
    _code, row = give(child, mother, aigul)
    with without_triggers(superuser):
        superuser.execute("update call_back_callcode set ends_on = access_today() - 1")
    read = words_of(client_of("aigul").get(row.get_absolute_url()))
    assert "The code was not used. Its last day" in read and "Take the code back" not in read


def test_the_page_of_the_call_has_the_number_the_hours_and_what_to_say_first(asked, child, client_of):
    client = client_of("aigul")
    page = client.get(asked.get_absolute_url())
    read = words_of(page)
    assert f'href="tel:{NUMBER}"' in page.content.decode()
    assert "17:00–20:00" in read and "in Bishkek 20:00–23:00" in read and "About my child" in read
    assert f"Say the number of the receipt first, {receipt_number(asked.pk)}" in read
    looks = Entry.objects.using("owner").filter(child_id=child.pk, outcome="looked")
    assert looks.filter(record_id=asked.pk).exists(), "who saw the number stands on the trail"


def test_the_number_stands_on_no_other_page(asked, child, case, client_of):
    client = client_of("aigul")
    for path in ("/", tab(child), "/call-backs/", asked.code.get_absolute_url(), f"/children/{child.pk}/"):
        page = client.get(path)
        assert page.status_code == 200 and "9123456789" not in page.content.decode(), path


def test_whoever_does_not_reach_the_child_sees_no_number(asked, client_of):
    for name in ("cholpon", "bakyt"):
        assert client_of(name).get(asked.get_absolute_url()).status_code in (403, 404)


def test_whoever_only_supervises_reads_and_writes_nothing(asked, child, client_of):
    client = client_of("farida")
    assert "Write down what came of the call" not in words_of(client.get(asked.get_absolute_url()))
    assert "Give a parent a code" not in words_of(client.get(tab(child)))


def test_what_came_of_each_call_stands_on_the_page_and_ends_the_form(asked, child, client_of):
    client = client_of("aigul")
    for outcome, words in (("again", ""), ("reached", WORDS)):
        filled = client.get(asked.get_absolute_url()).content.decode()
        number = re.search(r'name="id" value="([^"]+)"', filled)[1]
        said = {"id": number, "outcome": outcome, "words": words} | on("called_on", today())
        assert client.post(asked.get_absolute_url(), said).url == tab(child)
    read = words_of(client.get(asked.get_absolute_url()))
    assert (
        WORDS in read and "Not reached: try again" in read and "Write down what came of the call" not in read
    )
    assert "The parent was reached" in words_of(client.get(tab(child)))
    assert CallTry.objects.using("owner").count() == 2


def test_the_list_says_the_last_day_and_how_often_nobody_answered(asked, aigul, client_of, superuser):
    client = client_of("aigul")
    assert "To be called until" in words_of(client.get("/call-backs/"))
    record(asked, aigul, "again")
    with without_triggers(superuser):
        superuser.execute("update call_back_callrequest set due_on = access_today() - 1")
    read = words_of(client.get("/call-backs/"))
    assert "1 call without an answer" in read and "Late. To be called until" in read


def test_my_day_counts_it_and_says_the_last_day(asked, aigul, damira, client_of):
    for by in (aigul, damira):
        with by.speaking():
            assert (waits(by, "calls_back"), waits(by, "calls_back_due")) == (1, asked.due_on)
    page = client_of("aigul").get("/")
    assert "1 parent asks to be called back" in words_of(page) and "/call-backs/" in page.content.decode()
    record(asked, aigul, "again")
    aigul.opened.clear()
    with aigul.speaking():
        assert waits(aigul, "calls_back") == 1, "nobody was reached yet"
    record(asked, aigul)
    aigul.opened.clear()
    with aigul.speaking():
        assert waits(aigul, "calls_back") == 0
    assert "asks to be called back" not in words_of(client_of("aigul").get("/"))


def test_in_a_case_my_day_leads_to_the_child(child, mother, case, aigul, damira, client_of):
    assign_worker(case, by=damira, worker_id=aigul.pk)
    ask(child, mother, aigul)
    page = client_of("aigul").get("/?all")
    assert "Call, and write what came of it" in words_of(page) and tab(child) in page.content.decode()
    assert tab(child) in client_of("aigul").get(case.get_absolute_url()).content.decode()


def test_without_the_key_the_page_says_whom_to_tell(asked, client_of, monkeypatch):
    def without_key(*_said):
        raise NoKey("x")

    monkeypatch.setattr(sealed, "open_call", without_key)
    read = words_of(client_of("aigul").get(asked.get_absolute_url()))
    assert "The number cannot be opened here" in read and "912" not in read


def test_where_nobody_may_go_yet_nobody_calls_either(asked, client_of, monkeypatch):
    monkeypatch.setattr(views, "hush_warnings", lambda *_said: ["Nobody goes there before the hour."])
    assert "Nobody goes there before the hour" in words_of(client_of("aigul").get(asked.get_absolute_url()))


def test_another_record_of_the_child_leads_to_the_leading_one(child, aigul, erlan, client_of):
    other = register(aigul)
    merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    pages = [client_of("aigul").get(tab(one)) for one in (child, other)]
    assert sorted(page.status_code for page in pages) == [200, 302]


def test_the_timeline_tells_each_step(asked, child, mother, aigul, client_of):
    record(asked, aigul)
    _code, row = give(child, adult_of(child, aigul, "father", "Эсен"), aigul)
    actions.take_call_code_back(row, by=aigul)
    read = words_of(client_of("aigul").get(f"/children/{child.pk}/timeline/"))
    for title in (
        "A parent was given a code to ask for a call",
        "A parent asks to be called back",
        "Call to a parent: the parent was reached",
        "The code was taken back",
    ):
        assert title in read
    assert "9123456789" not in read


def test_an_empty_list_says_where_a_code_is_given(client_of, child):
    read = words_of(client_of("aigul").get("/call-backs/"))
    assert "No parent waits for a call" in read
    assert "No parent has a code yet" in words_of(client_of("aigul").get(tab(child)))

"""The texts that people see most: which they are, who signs them, and that a changed one is unsigned again."""

import pytest
from django.db import DatabaseError, connection
from django.utils.translation import override
from psycopg.errors import InsufficientPrivilege

from tests.page_words import words_of
from umai.access.requirements import Incomplete
from umai.oversight.state.reading import read_findings
from umai.oversight.texts import most_seen, sheet
from umai.oversight.texts.actions import TextNotListed, newest_readings, read_text
from umai.oversight.texts.forms import better_box, good_box
from umai.oversight.texts.models import TextReading
from umai.trail.models import Entry

PAGE = "/system/texts/ky/1/"
READER = "Жумабекова Бермет"


def entries():
    return Entry.objects.using("owner").filter(act="oversight.read_text")


def sign(by, text, **said):
    return read_text(by.office, by=by, language="ky", digest=text.digest, reader=READER, **said)


def unread():
    """How many Kyrgyz texts nobody has read, as the page of the system counts them."""
    return next(one.values["fresh"] for one in read_findings() if one.about == "texts in Kyrgyz")


@pytest.fixture
def text():
    return most_seen.most_seen("ky")[0]


class TestTheList:
    def test_it_has_two_hundred_texts_and_the_same_in_each_language(self):
        kyrgyz, russian = (most_seen.most_seen(language) for language in ("ky", "ru"))
        assert len(kyrgyz) == most_seen.MOST == len({one.digest for one in kyrgyz})
        assert [one.english for one in kyrgyz] == [one.english for one in russian]

    def test_what_stands_on_every_page_comes_before_what_stands_on_one(self):
        listed = [one.english[0] for one in most_seen.most_seen("ru")]
        assert {"Menu", "Find a child", "Sign out", "My day", "Save"} <= set(listed)
        assert listed.index("Menu") < listed.index("Save")
        assert "Print all of them, to be signed on paper" not in listed

    def test_a_template_counts_for_each_that_draws_it(self):
        weights = most_seen.weights_of_templates()
        base = weights["umai/design/templates/design/base.html"]
        assert base > weights["umai/visits/templates/visits/page.html"] > most_seen.own("umai/visits/x.html")

    def test_a_counted_text_has_its_forms_on_a_line_each(self):
        counted = next(one for one in most_seen.most_seen("ru") if len(one.english) > 1)
        (words,) = most_seen.words_beside([counted])
        assert words.russian.split("\n") == list(counted.said) and len(counted.said) == 3


class TestReading:
    def test_a_text_that_was_found_good_is_kept_and_counted(self, gulnara, text):
        before = unread()
        row = sign(gulnara, text)
        found = TextReading.objects.using("owner").get(pk=row.pk)
        assert (found.reader, found.better, found.recorded_by_id) == (READER, "", gulnara.pk)
        assert unread() == before - 1

    def test_a_text_with_a_better_wording_is_not_signed_any_more(self, gulnara, text):
        before = unread()
        sign(gulnara, text)
        sign(gulnara, text, better="Тил тандоо")
        assert unread() == before
        with gulnara.speaking():
            assert newest_readings("ky")[text.digest].better == "Тил тандоо"

    def test_a_text_that_changed_is_unsigned_again(self, gulnara, text, monkeypatch):
        before = unread()
        sign(gulnara, text)
        changed = text._replace(said=("Башка сөз",))
        texts = [changed if one is text else one for one in most_seen.read_texts()["ky"]]
        monkeypatch.setattr(
            "umai.machine.translations.read_texts", lambda root: most_seen.read_texts() | {"ky": texts}
        )
        assert changed.digest != text.digest and unread() == before

    def test_the_same_said_again_makes_no_second_row_and_the_first_stands_on_the_trail(self, gulnara, text):
        row = sign(gulnara, text)
        entry = entries().get()
        assert (entry.worker_id, entry.record_id, entry.outcome) == (gulnara.pk, row.pk, "done")
        assert sign(gulnara, text) == row
        assert TextReading.objects.using("owner").count() == 1

    def test_it_is_refused_by_the_database_to_any_other_role(self, aigul, text):
        with pytest.raises(DatabaseError) as refused, aigul.speaking():
            TextReading.objects.create(language="ky", digest=text.digest, reader=READER)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    def test_it_is_never_changed(self, gulnara, text):
        sign(gulnara, text)
        with pytest.raises(DatabaseError), gulnara.speaking(), connection.cursor() as cursor:
            cursor.execute("update oversight_textreading set better = 'x'")

    def test_nobody_is_named_or_the_text_is_not_listed(self, gulnara, text):
        with pytest.raises(Incomplete):
            read_text(gulnara.office, by=gulnara, language="ky", digest=text.digest, reader=" ")
        with pytest.raises(TextNotListed):
            sign(gulnara, text._replace(said=("Башка сөз",)))


class TestThePages:
    def test_the_page_is_drawn_in_each_language(self, client_of, text):
        for language in ("en", "ky", "ru"):
            with override(language):
                words = words_of(client_of("gulnara", language).get(PAGE))
            assert text.english[0] in words and text.said[0] in words, language

    def test_what_is_ticked_or_written_is_saved_and_shown(self, client_of, gulnara, text):
        other = most_seen.most_seen("ky")[1]
        sent = {"reader": READER, good_box(text): "on", better_box(other): "Мындан жакшы"}
        client = client_of("gulnara")
        answer = client.post(PAGE, sent)
        assert (answer.status_code, answer["Location"]) == (302, PAGE)
        words = words_of(client.get(PAGE))
        assert "Signed: 1 of 200." in words and f"Signed {READER}" in words
        assert "Better wording Мындан жакшы" in words

    def test_a_slip_is_told_and_nothing_saved(self, client_of, text):
        both = {good_box(text): "on", better_box(text): "Тил тандоо"}
        for sent, says in (
            ({}, "Write who read the texts."),
            ({"reader": READER}, "Nothing is ticked and nothing is written yet."),
            ({"reader": READER} | both, "Tick the text as good, or write a better wording."),
        ):
            answer = client_of("gulnara").post(PAGE, sent)
            assert answer.status_code == 422 and says in words_of(answer), sent
        assert not TextReading.objects.using("owner").exists()

    def test_the_parts_lead_to_one_another_and_there_is_no_other(self, client_of):
        client = client_of("gulnara")
        assert 'href="/system/texts/ky/2/"' in client.get(PAGE).text
        assert 'href="/system/texts/ky/7/"' in client.get("/system/texts/ky/8/").text
        for missing in ("/system/texts/ky/9/", "/system/texts/ky/0/", "/system/texts/de/1/"):
            assert client.get(missing).status_code == 404

    def test_the_page_of_the_system_leads_to_it(self, client_of):
        assert f'href="{PAGE}"' in client_of("gulnara").get("/system/").text

    def test_nobody_else_reads_it(self, client_of):
        client = client_of("damira")
        assert client.get(PAGE).status_code == client.get("/system/texts/ky/sheet/").status_code == 403

    def test_the_sheet_has_every_text_and_a_line_to_sign(self, client_of):
        client = client_of("gulnara")
        for language in ("ky", "ru"):
            answer = client.get(f"/system/texts/{language}/sheet/")
            assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
        values = sheet.sheet_values("ru")
        assert len(values["rows"]) == 200 and values["signatures"] == [{"who": "Редактор, носитель языка"}]
        assert client.get("/system/texts/de/sheet/").status_code == 404

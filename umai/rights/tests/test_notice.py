"""The family's paper says what is kept and whom to call, in three languages; that it was taken is a row."""

import pytest
from django.urls import reverse

from umai.documents.tests.text_of_pdf import text_of
from umai.law.helplines import number_of
from umai.law.terms.clock import today
from umai.rights.extract.actions import NotReleased
from umai.rights.models import HandedOver
from umai.rights.notice import contents
from umai.rights.notice.actions import hand_notice
from umai.rights.notice.contents import LANGUAGES, is_reviewed
from umai.rights.tests.conftest import last_entry

TITLES = {"ky": "Сиз жөнүндө", "ru": "Что о вас", "uz": "Сиз ҳақингизда"}


@pytest.fixture
def printed(child, client_of):
    def send(language, username="aigul"):
        url = reverse("rights:print_notice", args=[child.pk])
        return client_of(username).post(url, {"language": language})

    return send


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_is_kept_and_whom_to_call_and_names_nobody(printed, language):
    answer = printed(language)
    assert answer["Content-Type"] == "application/pdf"
    pages = text_of(answer.content)
    assert len(pages) == 1
    said = " ".join(pages[0].split())
    assert TITLES[language] in said
    assert number_of("children", on=today()) in said
    assert "Нурбек" not in said


def test_it_is_printed_in_no_other_language_and_by_no_link(printed, child, client_of):
    assert printed("de").status_code == 404
    assert client_of("aigul").get(reverse("rights:print_notice", args=[child.pk])).status_code == 404


def test_a_text_that_nobody_read_says_so(client_of, child):
    shown = client_of("aigul").get(reverse("rights:notice", args=[child.pk])).content.decode()
    assert [one for one in LANGUAGES if not is_reviewed(one)] == ["uz"]
    assert ": Ўзбекча</p>" in shown


def test_where_every_text_was_read_by_somebody_it_says_nothing(client_of, child, monkeypatch, tmp_path):
    for language in LANGUAGES:
        text = contents.text_in(language).removeprefix(contents.UNREVIEWED)
        (tmp_path / f"notice.{language}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(contents, "TEXTS", tmp_path)
    shown = client_of("aigul").get(reverse("rights:notice", args=[child.pk])).content.decode()
    assert "Print: Ўзбекча" in shown and "has read this text yet" not in shown


def test_that_it_was_taken_is_written_down_and_on_the_trail(printed, child, aigul):
    printed("ky")
    hand_notice(child, by=aigul, to_whom="Таенеси", handed_on=today())
    assert HandedOver.objects.using("owner").get().to_whom == "Таенеси"
    assert last_entry() == ("rights.hand_notice", "done")


def test_what_was_not_printed_was_not_taken(child, aigul):
    with pytest.raises(NotReleased):
        hand_notice(child, by=aigul, to_whom="Таенеси", handed_on=today())

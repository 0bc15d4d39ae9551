"""The papers, printed from the rows in Kyrgyz and Russian, with real text."""

import pytest

from umai.documents.models import PrintedPaper
from umai.documents.tests.text_of_pdf import text_of
from umai.protection.emergency import actions
from umai.protection.tests.conftest import ago
from umai.protection.tests.test_acts import done
from umai.trail.models import Entry

WORDS = {
    "removal": [
        "Асанов Нурбек",
        "The uncle's house",
        "Токтоев Б.",
        "A bruise on the left arm.",
        "Beaten, and nobody",
    ],
    "notice": ["Асанов Нурбек", "The uncle's house", "Prosecutor of Nookat"],
    "application": ["Асанов Нурбек", "Court of Nookat", "Prosecutor of Nookat"],
}


@pytest.fixture
def written(removed, aigul):
    done("record_going", removed, aigul, happened_at=ago(hours=4))
    done("record_notice", removed, aigul)
    done("record_application", removed, aigul)
    return removed


def printed(client, protection, name, language="ky"):
    return client.post(f"/protection/{protection.pk}/papers/{name}/", {"language": language})


def joined(answer):
    """The text of all pages, with single spaces."""
    return " ".join(" ".join(text_of(answer.content)).split())


def test_a_paper_says_what_the_rows_say_and_not_the_sealed_address(written, client_of):
    papers = [("aigul", name, language) for name in WORDS for language in ("ky", "ru")]
    for who, name, language in (*papers, *(("damira", name, "ky") for name in WORDS)):
        answer = printed(client_of(who), written, name, language)
        assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
        text = joined(answer)
        assert [word for word in WORDS[name] if word not in text] == [], (name, language)
        assert "Manas street" not in text and "Gulnara" not in text, (who, name, language)


def test_a_paper_before_its_rows_has_lines_to_write_on(protection, client_of, aigul):
    done("decide", protection, aigul)
    for name in WORDS:
        assert printed(client_of("aigul"), protection, name).status_code == 200


def test_a_child_who_stays_has_a_paper_for_the_safe_adult(protection, client_of, aigul):
    said = {"decided": "safe_adult", "reason": "The aunt is calm.", "adult_words": "Асанова Бурул, тётя"}
    actions.record_decision(protection, by=aigul, happened_at=ago(hours=1), **said)
    text = joined(printed(client_of("aigul"), protection, "leaving"))
    assert "Асанова Бурул, тётя" in text and "The aunt is calm." in text
    assert printed(client_of("aigul"), protection, "removal").status_code == 404


def test_printing_is_a_row_and_on_the_trail(written, client_of, aigul):
    printed(client_of("aigul"), written, "removal", "ru")
    with aigul.speaking():
        row = PrintedPaper.objects.get()
    assert (row.paper, row.about_id, row.language) == ("protection.removal", written.pk, "ru")
    entry = Entry.objects.using("owner").get(act="documents.print")
    assert (entry.outcome, entry.child_id) == ("done", written.child_id)


def test_papers_are_printed_in_kyrgyz_and_russian_by_who_writes(written, client_of):
    for language in ("en", "", "../x"):
        assert printed(client_of("aigul"), written, "removal", language).status_code == 404, language
    found = {who: printed(client_of(who), written, "removal").status_code for who in ("farida", "azamat")}
    assert found == {"farida": 403, "azamat": 404}
    assert client_of("aigul").get(f"/protection/{written.pk}/papers/removal/").status_code == 404  # a look
    assert not PrintedPaper.objects.using("owner").exists()


def test_what_somebody_typed_is_text_and_nothing_else(protection, client_of, aigul):
    done("decide", protection, aigul)
    done("record_removal", protection, aigul, place='#panic("x") $ * _ \\ @x', taken_from="<b>")
    text = joined(printed(client_of("aigul"), protection, "removal"))
    assert '#panic("x")' in text and "<b>" in text

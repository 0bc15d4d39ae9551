"""What stands beside a step: safe, in the reader's language, read anew when it was changed."""

import os

import pytest
from django.template import engines
from django.utils import translation

from umai.design import guidance
from umai.law.editions.edition import LawEdition, using

TEXT = """<!-- unreviewed -->
# Write down a *visit*

**What to do**

- See the child
  **yourself**.
- Ask.

> Law: Code on Children, Art. 41.
"""


@pytest.fixture
def written(tmp_path, monkeypatch):
    """`written("ky", text)`: the only guidance there is, for the step visits/record."""
    monkeypatch.setattr(guidance, "FOLDER", tmp_path)
    (tmp_path / "visits").mkdir()
    count = iter(range(1, 100))

    def write(language, text=TEXT, step="record"):
        path = tmp_path / "visits" / f"{step}.{language}.md"
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(next(count), next(count)))

    return write


def test_a_text_has_a_title_sentences_and_what_it_rests_on(written):
    written("en")
    page = guidance.read_guidance("visits", "record", "en")
    assert page.title == "Write down a visit" and page.points == ("See the child yourself.", "Ask.")
    assert page.rests_on == "Law: Code on Children, Art. 41."
    assert "<h1>" not in page.body and "<strong>yourself</strong>" in page.body


def test_it_is_in_the_reader_s_language(written):
    written("en"), written("ru", TEXT.replace("Write", "Запишите"))
    with translation.override("ru"):
        page = guidance.read_guidance("visits", "record")
    assert page.title.startswith("Запишите") and page.language == "ru" and page.translated


@pytest.mark.parametrize(
    ("there", "asked", "shown"),
    [
        (["ru", "en"], "ky", "ru"),
        (["en"], "ky", "en"),
        (["ky", "en"], "ru", "ky"),
        (["ru"], "en", "ru"),
        (["ky", "ru", "en"], "de", "ky"),
    ],
)
def test_where_a_translation_is_missing_the_next_is_shown_and_marked(written, there, asked, shown):
    for language in there:
        written(language)
    page = guidance.read_guidance("visits", "record", asked)
    assert (page.language, page.translated) == (shown, False)


def test_the_mark_stands_on_the_page(written):
    written("ru")
    with translation.override("en"):
        html = tag()
    assert 'lang="ru"' in html and "not been translated" in html


def test_a_step_without_a_text_shows_nothing(written):
    assert guidance.read_guidance("visits", "record", "en") is None and tag().strip() == ""


@pytest.mark.parametrize("name", ["../secrets", "a/b", "a.b", "", "Ы"])
def test_no_name_leads_out_of_the_folder(written, name):
    assert (
        guidance.read_guidance(name, "record", "en") is None
        and guidance.read_guidance("visits", name, "en") is None
    )


@pytest.mark.parametrize(
    "typed",
    [
        "<script>x</script>",
        '<img src="x" onerror="x">',
        "[x](javascript:x)",
        "[x](https://example.kg/)",
        "[x](//example.kg/)",
        "[x](/\\example.kg/)",
        '[x](/"onclick="x)',
        "[x](data:text/html,x)",
        "![x](https://example.kg/x.png)",
    ],
)
def test_html_and_links_to_elsewhere_are_shown_as_text(written, typed):
    written("en", f"# A step\n\n- {typed}\n")
    body = guidance.read_guidance("visits", "record", "en").body
    assert not any(tag in body for tag in ("<script", "<img", "<a "))


def test_a_link_within_the_house_leads_there(written):
    written("en", "# A step\n\n- [Calls](/calls/)\n")
    assert '<a href="/calls/">Calls</a>' in guidance.read_guidance("visits", "record", "en").body


def test_a_changed_file_is_read_anew(written):
    written("en")
    assert guidance.read_guidance("visits", "record", "en").title == "Write down a visit"
    written("en", "# Another\n")
    assert guidance.read_guidance("visits", "record", "en").title == "Another"


def test_what_no_native_speaker_has_read_is_counted(written):
    written("ky"), written("en", TEXT.removeprefix(guidance.UNREVIEWED))
    assert guidance.unreviewed_texts() == [("visits", "record", "ky")]
    assert guidance.guidance_steps() == [("visits", "record")]
    with using(LawEdition({"guidance/visits/record.ky.md": "# A\n\n> Мыйзам."})):
        assert guidance.unreviewed_texts() == []


def tag():
    return engines["django"].from_string('{% load design %}{% guidance "visits/record" %}').render({})


def test_a_text_of_the_edition_of_the_law_in_use_is_read_in_its_place(written):
    written("en")
    laid_over = {
        "guidance/visits/record.en.md": "# By the new order\n\n> An act.\n",
        "guidance/visits/other.en.md": "# A step without a text until now\n\n> An act.\n",
    }
    with using(LawEdition(laid_over)):
        assert guidance.read_guidance("visits", "record", "en").title == "By the new order"
        assert guidance.read_guidance("visits", "other", "en").title == "A step without a text until now"
    assert guidance.read_guidance("visits", "record", "en").title == "Write down a visit"
    assert guidance.read_guidance("visits", "other", "en") is None


def test_a_named_value_is_that_of_the_edition_in_use(written):
    written("en", "# A step\n\n{visit_days_high} days.\n")
    said = '[[visit_days_high.since]]\nday = 2020-01-01\nis = 7\ncertainty = "law"\ncite = "An act."\n'
    with using(LawEdition({"parameters/a.toml": said})):
        assert "7 days." in guidance.read_guidance("visits", "record", "en").body
    assert "14 days." in guidance.read_guidance("visits", "record", "en").body

"""A paper is the record's own text: selectable, in three languages, whatever signs somebody typed."""

import io
import json
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from umai.documents import papers
from umai.documents.tests.text_of_pdf import text_of

LETTER = Path(__file__).parent / "letter.typ"
ROOMS = Path(__file__).resolve().parents[2]


def values(**changes):
    return {"title": "Акт", "text": "", "rows": [], "people": []} | changes


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    "typed",
    [
        '#eval("1 + 1")',
        "$x^2$ costs $5",
        "a \\ b \\u{41} \\#",
        "'single' \"double\" «ёлочки»",
        "*bold* _slanted_ `raw` ~ -- --- ...",
        "= heading\n- list\n+ list\n/ term: list",
        '#import "@preview/x:1.0.0"',
        '#read("/settings.py")',
        "// gone? /* gone? */ <label> @reference [c] {d} https://e.kg",
        '"}); #panic()',
    ],
)
def test_what_was_typed_stays_text(typed):
    printed = text_of(papers.render_pdf(LETTER, values(text=typed, rows=[[typed, typed]]), "ky"))
    assert squeezed(printed[0]).count(squeezed(typed)) == 3


def test_kyrgyz_letters_are_real_text():
    printed = text_of(papers.render_pdf(LETTER, values(text="Ңң Өө Үү Ёё"), "ky"))
    assert "Ңң Өө Үү Ёё" in printed[0]


def test_signs_that_the_typeface_lacks_stop_no_printing():
    assert papers.render_pdf(LETTER, values(text="😀 \x07 中"), "ru").startswith(b"%PDF-")


@pytest.mark.parametrize(("language", "word"), [("ky", "колу"), ("ru", "подпись"), ("en", "signature")])
def test_the_sheet_speaks_the_language_asked_for(language, word):
    printed = text_of(papers.render_pdf(LETTER, values(people=[{"who": "Carer"}]), language))
    assert word in printed[0]


def test_every_page_says_which_of_how_many_it_is():
    pages = text_of(papers.render_pdf(LETTER, values(text="line\n" * 100), "en"))
    assert len(pages) == 3
    assert ["page1/3" in squeezed(page) for page in pages] == [True, False, False]
    assert "page3/3" in squeezed(pages[2])


def test_the_foot_holds_the_record_and_the_check_value():
    record = "6f1b2f3e-0000-4000-8000-000000000001"
    printed = squeezed(text_of(papers.render_pdf(LETTER, values(), "en", record=record))[0])
    assert record in printed
    assert papers.check_value_of(LETTER, values(), "en", record=record) in printed


def test_the_check_value_is_of_the_content_as_json_in_one_way_of_writing():
    content = '{"language":"ky","record":"r","template":"documents/tests/letter.typ","values":{"a":"Ң","b":[1,null]}}'
    assert json.loads(content)["values"] == {"a": "Ң", "b": [1, None]}
    assert (
        papers.check_value_of(LETTER, {"b": [1, None], "a": "Ң"}, "ky", record="r")
        == (sha256(content.encode()).hexdigest()[:16])
    )


@pytest.mark.parametrize("other", [{"text": "x "}, {"rows": [["a", "b"]]}, {"title": "Акт."}])
def test_other_content_has_another_check_value(other):
    assert papers.check_value_of(LETTER, values(**other), "ky") != papers.check_value_of(
        LETTER, values(), "ky"
    )


def test_a_value_that_is_not_plain_is_a_mistake_of_the_program():
    with pytest.raises(TypeError):
        papers.render_pdf(LETTER, values(text={1, 2}), "ky")


def test_a_template_outside_the_rooms_is_not_printed(tmp_path):
    (tmp_path / "letter.typ").write_text("stolen")
    with pytest.raises(ValueError):
        papers.render_pdf(tmp_path / "letter.typ", values(), "ky")


def test_only_our_own_typeface_is_used():
    with pikepdf.open(io.BytesIO(papers.render_pdf(LETTER, values(text="a"), "ky"))) as document:
        fonts = document.pages[0].resources["/Font"].values()
        assert all("NotoSans" in str(font["/BaseFont"]) for font in fonts)


def test_no_template_reads_text_as_code_or_fetches_a_package():
    templates = list(ROOMS.rglob("*.typ"))
    assert LETTER in templates
    for path in templates:
        code = "\n".join(line for line in path.read_text().split("\n") if not line.startswith("//"))
        assert "eval(" not in code and "@preview" not in code and "plugin(" not in code, path


def test_the_typeface_of_papers_is_the_one_written_down():
    lines = (papers.TYPEFACE / "SHA256SUMS").read_text().splitlines()
    written = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path.name: path for path in papers.TYPEFACE.iterdir() if path.name != "SHA256SUMS"}
    assert {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == written
    assert any(name.startswith("LICENCE") for name in files)

"""Drawings: texts stay on the sheet and cover none, marks stand over marks, and no text is markup."""

from xml.etree import ElementTree

from umai.design.pictures.letters import lines_of, width_of, with_room, within_sheet
from umai.design.pictures.marks import WIDTH, PictureShape, PictureText, disc, free_row
from umai.design.pictures.svg import PageDrawing, sample_svg


def test_a_text_at_an_edge_is_moved_onto_the_sheet():
    left, right = PictureText(3, 20, "today", anchor="middle"), PictureText(WIDTH - 3, 20, "today")
    assert within_sheet(left)[:1] == (0,) and within_sheet(left).anchor == "start"
    assert within_sheet(right).x == WIDTH and within_sheet(right).anchor == "end"
    assert within_sheet(PictureText(100, 20, "today")).x == 100


def test_of_two_texts_on_one_place_the_first_is_kept_and_none_is_cut_off():
    texts = [PictureText(x, 20, "2026") for x in (0, 10, 100, WIDTH - 5)]
    assert with_room(texts) == [texts[0], texts[2]]


def test_a_text_is_broken_where_a_line_is_full_and_cut_with_an_ellipsis():
    text = "Токтогулова-Абдыкадырова Айсалкын Турдубаева"
    lines = lines_of(text, 120, 15)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "") and len(lines) > 3
    cut = lines_of(text, 120, 15, most=2)
    assert len(cut) == 2 and cut[0] == lines[0] and cut[1].endswith("…")
    assert all(width_of(one, 15) <= 120 for one in [*lines, *cut])
    assert lines_of("", 120, 15) == [] and lines_of("Айпери", 120, 15, most=1) == ["Айпери"]


def test_marks_that_are_too_near_stand_over_each_other():
    taken = []
    assert [free_row(x, taken, 10) for x in (0, 5, 9, 10, 16)] == [0, 1, 2, 0, 1]


def test_a_drawing_says_its_title_and_what_it_shows_and_no_text_in_it_is_markup():
    label = '<script>alert("Ө")</script>'
    shapes = (PictureShape(disc(5, 5, 5), "#ffffff"),)
    svg = PageDrawing(label, "One mark.", 40, shapes, (PictureText(0, 20, label),)).svg
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img" and root.get("aria-label") == f"{label}. One mark."
    assert [one.text for one in root if one.tag != "path"] == [label, "One mark.", label]
    assert "<script" not in svg and "style" not in svg and "href" not in svg


def test_a_sample_beside_its_words_says_nothing_itself():
    root = ElementTree.fromstring(sample_svg(16, PictureShape(disc(8, 8, 5))))
    assert root.get("aria-hidden") == "true" and root.get("viewBox") == "0 0 16 16" and len(root) == 1

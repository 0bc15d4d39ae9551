"""Pictures: nothing covers anything, everything is in the table, and unknown places are refused."""

import csv
import io
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.drawings import faults_of
from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import WIDTH
from umai.places.outlines import outlines
from umai.statistics.pictures.bars import PyramidAge, draw_bars, draw_pyramid
from umai.statistics.pictures.borders import inside, key_places, oblast_of, oblast_rings
from umai.statistics.pictures.chain import PictureStep, draw_chain
from umai.statistics.pictures.downloads import BYTE_ORDER, as_csv_table, as_png, as_svg
from umai.statistics.pictures.intervals import draw_points
from umai.statistics.pictures.maps import UnknownMapCode, draw_districts, draw_oblasts
from umai.statistics.pictures.marks import PictureCaption, PictureLine, PictureValue
from umai.statistics.pictures.series import draw_multiples, draw_series
from umai.statistics.pictures.sheet import ticks, wrapped

CAPTION = PictureCaption("Улуттук статистика комитети", "Жакынкы 10го чейин тегеректелген.", ("Аймак",))
TWO = CAPTION._replace(head=("Аймак", "Жыл"))
LABELS = ("Ң Ө Ү", "Ата-энесинин бири чет өлкөдө иштеген балдар", "Ысык-Көл облусу")
OBLASTS = sorted(oblast_rings())
NUMBERS = st.decimals(0, 2_000_000, places=1)


def value(number, label="Ңөү", at=0, around=None, apart=False):
    if number is None:
        return PictureValue(label, None, "—", at=at)
    number = Decimal(number)
    if around is None:
        return PictureValue(label, number, f"{number:,}".replace(",", " "), at=at, apart=apart)
    low, high = number - around, number + around
    return PictureValue(label, number, f"{number:,}", low, high, f"{low:,}–{high:,}", at, apart)


def years(numbers, label="Ысык-Көл облусу", around=None):
    return PictureLine(
        label, tuple(value(one, str(2016 + at), 2016 + at, around) for at, one in enumerate(numbers))
    )


PICTURES = {
    "bars": lambda numbers: draw_bars(LABELS[1], [value(one, LABELS[1]) for one in numbers], CAPTION),
    "points": lambda numbers: draw_points(LABELS[1], [value(one, LABELS[0], around=900) for one in numbers], CAPTION),
    "series": lambda numbers: draw_series(
        LABELS[1], [years(numbers, LABELS[1], 1000), years(numbers[::-1], LABELS[2])], TWO
    ),
    "multiples": lambda numbers: draw_multiples(
        LABELS[1], [years(numbers), years(numbers[::-1]), years(numbers)], TWO
    ),
    "chain": lambda numbers: draw_chain(
        LABELS[1], [PictureStep(value(one, LABELS[1]), f"{LABELS[1]} {one}") for one in numbers], CAPTION
    ),
    "pyramid": lambda numbers: draw_pyramid(
        LABELS[1], LABELS[1:], [PyramidAge(f"{at}–{at + 2}", value(one), value(one)) for at, one in enumerate(numbers)], TWO
    ),
    "oblasts": lambda numbers: draw_oblasts(
        LABELS[1], {code: value(one, LABELS[1]) for code, one in zip(OBLASTS, numbers, strict=False)}, CAPTION
    ),
    "districts": lambda numbers: draw_districts(
        LABELS[1], {code: value(one) for code, one in zip(outlines(), numbers, strict=False)}, CAPTION
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PICTURES)
@given(numbers=st.lists(NUMBERS, min_size=1, max_size=9))
@settings(max_examples=25)
def test_no_text_covers_another_or_is_cut_off(kind, numbers):
    picture = PICTURES[kind](numbers)
    assert faults_of(picture) == []
    assert all(one.value.number in picture.alt for one in picture.rows)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_xml_with_title_alt_source_and_nothing_from_elsewhere(kind):
    picture = PICTURES[kind]([10, 2000, 40])
    root = ElementTree.fromstring(as_svg(picture))
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == LABELS[1]
    assert root.find(f"{space}desc").text == root.get("aria-label") == picture.alt
    said = " ".join(one.text for one in root.iter(f"{space}text"))
    assert "Улуттук статистика комитети" in said and "тегеректелген" in said
    assert not {"href", "src", "style"} & {name for one in root.iter() for name in one.attrib}
    assert {one.tag.removeprefix(space) for one in root.iter()} <= {"svg", "title", "desc", "path", "text"}


@pytest.mark.parametrize("silent", ["source", "note"])
def test_no_picture_is_without_a_source_or_a_note(silent):
    with pytest.raises(ValueError, match="says its source"):
        draw_bars("К", [value(5)], CAPTION._replace(**{silent: ""}))


def test_what_is_written_in_a_label_is_no_markup():
    label = '<script>alert("Ө")</script>&'
    text = as_svg(draw_bars(label, [value(5, label)], CAPTION), alone=False)
    assert "<script" not in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("kind", PICTURES)
def test_a_png_shows_the_letters_of_kyrgyz(kind):
    image = Image.open(io.BytesIO(as_png(PICTURES[kind]([10, 2000, 40]))))
    assert image.width == 3 * (WIDTH + 24) and image.height > 400
    darkest = image.convert("L").crop((0, 0, image.width, 60)).getextrema()
    assert darkest[0] < 60 and darkest[1] == 255


def test_each_kyrgyz_letter_has_a_form_of_its_own():
    missing = as_png(draw_bars("\U000e0fff", [], CAPTION))
    pictures = [as_png(draw_bars(letter, [], CAPTION)) for letter in "ҢӨҮңөү"]
    assert len({*pictures, missing}) == 7


@pytest.mark.parametrize("draw", [draw_oblasts, draw_districts])
def test_a_place_that_the_map_does_not_have_is_refused_in_words(draw):
    with pytest.raises(UnknownMapCode, match="99999999999999"):
        draw("Карта", {"99999999999999": value(5)}, CAPTION)


def test_a_district_is_no_oblast():
    with pytest.raises(UnknownMapCode):
        draw_oblasts("Карта", {"41702205000000": value(5)}, CAPTION)


def test_what_is_not_stated_is_drawn_with_dashes_and_is_no_nought():
    picture = draw_oblasts("Карта", {OBLASTS[0]: value(0), OBLASTS[1]: value(None)}, CAPTION)
    dashed = [one for one in picture.shapes if one.dashes and one.scale != 1]
    assert len(dashed) == len(OBLASTS) - 1
    rows = list(csv.reader(io.StringIO(as_csv_table(picture))))
    assert [row[1] for row in rows[1:]] == ["0", ""]


def test_a_larger_value_is_never_lighter():
    values = {code: value(10 * nth, str(nth)) for nth, code in enumerate(OBLASTS)}
    shapes = {
        one.says.split(":")[0]: one.fill for one in draw_oblasts("К", values, CAPTION).shapes if one.says
    }
    light = [int(shapes[str(nth)][1:3], 16) for nth in range(len(OBLASTS))]
    assert light == sorted(light, reverse=True) and len(set(light)) > 2


def test_a_table_to_download_has_numbers_with_a_point_and_its_interval():
    picture = draw_points("К", [value("1234.5", around=10)], CAPTION)
    assert as_csv_table(picture).splitlines() == [
        f"{BYTE_ORDER}Аймак,value,low,high,printed,title,source,note",
        f'Ңөү,1234.5,1224.5,1244.5,"1,234.5 (1,224.5–1,244.5)",К,{CAPTION.source},{CAPTION.note}',
    ]


def test_every_district_lies_in_an_oblast_and_keys_stand_in_theirs():
    assert {oblast_of(code) for code in outlines()} == set(OBLASTS) and len(OBLASTS) == 9
    scale = WIDTH / 700
    for code, one in key_places().items():
        x, y = one.of or (one.x, one.y)
        assert inside((x / scale, y / scale), oblast_rings()[code])


def test_a_bar_is_as_long_as_its_number_and_the_longest_fills_the_picture():
    picture = draw_bars("К", [value(50), value(100), value(0), value("0.001")], CAPTION)
    first, second, third, fourth = (float(one.path.split("h")[1].split("v")[0]) for one in picture.shapes)
    assert abs(second - 2 * first) < 0.2 and third == 0 and fourth == 1
    assert second > WIDTH - 50


def test_a_share_is_drawn_of_a_hundred():
    track, bar = draw_bars("К", [value(25)], CAPTION, whole=Decimal(100)).shapes
    long, part = (float(one.path.split("h")[1].split("v")[0]) for one in (track, bar))
    assert abs(part - long / 4) < 0.2


@given(st.lists(st.text("абвг", min_size=1, max_size=30), min_size=1), st.integers(40, 400))
def test_lines_hold_every_word_once_and_are_short(said, width):
    lines = wrapped(" ".join(said), 14, width)
    assert " ".join(lines).split(" ") == said
    assert all(width_of(line, 14) <= width or " " not in line for line in lines)


def test_a_line_is_broken_where_a_year_is_missing():
    line = PictureLine("", tuple(value(5, str(at), at) for at in (2016, 2017, 2019, 2020)))
    drawn = [one for one in draw_series("К", [line], CAPTION).shapes if one.width == 2]
    assert len(drawn) == 2


@pytest.mark.parametrize("lines", [0, 5])
def test_a_series_has_one_to_four_lines(lines):
    with pytest.raises(ValueError, match="small multiples"):
        draw_series("К", [years([1, 2])] * lines, TWO)


def test_small_multiples_have_one_scale():
    picture = draw_multiples("К", [years([1, 2]), years([1, 2000])], TWO)
    assert [one.text for one in picture.texts].count("2000") + [one.text for one in picture.texts].count(
        "2,000"
    ) >= 2


@given(low=st.decimals(-10_000, 0, places=2), high=st.decimals(0, 10_000_000, places=2))
def test_an_axis_holds_all_values_and_nought_in_at_most_five_numbers(low, high):
    found = ticks([value(low), value(high)])
    assert found[0] <= low and found[-1] >= high and 0 in found and 2 <= len(found) <= 5
    assert len({after - before for before, after in pairwise(found)}) == 1


def test_texts_are_measured_wider_than_our_own_typeface_draws_them():
    assert width_of("Ысык-Көл", 14) > 50
    assert width_of("Ысык-Көл", 14, True) > width_of("Ысык-Көл", 14)


def ends_of(picture):
    """The paths of the lines and ends of the intervals, without axis and points."""
    return [one.path for one in picture.shapes if one.width == 2 and one.fill == "none"]


def test_an_interval_that_reaches_farther_ends_in_an_arrow():
    near = value(100, around=20)
    far = near._replace(high=Decimal(9000))
    line, _low, end = ends_of(draw_points("К", [near, far], CAPTION))[3:]
    assert line.endswith(f"L{WIDTH} {line.split()[-1]}") and end.count("L") == 2
    assert "9000" not in "".join(one.text for one in draw_points("К", [near, far], CAPTION).texts[:-3])


def test_an_interval_without_an_upper_end_is_drawn_to_the_edge():
    line, _low, end = ends_of(draw_points("К", [value(100, around=20)._replace(high=None)], CAPTION))
    assert line.endswith(f"L{WIDTH} {line.split()[-1]}") and end.count("L") == 2


@given(st.lists(st.tuples(*[st.integers(0, 10**7)] * 3), min_size=1, max_size=8))
def test_no_interval_is_drawn_beside_the_picture(drawn):
    values = [
        PictureValue("а", Decimal(middle), "1", Decimal(low), Decimal(high), "1")
        for low, middle, high in (sorted(one) for one in drawn)
    ]
    for path in ends_of(draw_points("К", values, CAPTION)):
        assert all(0 <= float(point.split()[0]) <= WIDTH for point in path[1:].split("L"))

"""A map whose places lead to pages: forms beside colours, words beside forms, and no text as markup."""

from xml.etree import ElementTree

from umai.design.pictures.area import FILLS, MapFrame, MapPlace, map_svg, mark_paths, mark_svg

FRAME = MapFrame(0, 0, 90, 60)


def drawn(*places):
    return ElementTree.fromstring(map_svg("map", FRAME, ["M0 0h9z"], places))


def test_each_level_has_a_form_of_its_own_beside_its_colour():
    forms = [tuple(mark_paths(level, 0, 0, 9)) for level in range(len(FILLS))]
    assert len(set(forms)) == len(set(FILLS)) == 4
    assert all(fill in mark_svg(level) for level, fill in enumerate(FILLS))


def test_a_place_is_a_link_that_says_its_name_and_numbers():
    root = drawn(MapPlace("Toolos: 3 of 4", "/cases/?a=1&b=2", 3, 10, 10, "M1 1h9v9z"))
    (link,) = root.findall("a")
    assert link.get("href") == "/cases/?a=1&b=2"
    assert link.get("aria-label") == link.findtext("title") == "Toolos: 3 of 4"
    assert root.findall("path")[-1].get("fill") == FILLS[3]
    assert link.find("path").get("pointer-events") == "all"  # the whole place opens its page


def test_no_fill_lies_over_the_mark_of_a_neighbour():
    places = [MapPlace(name, "/", 2, 10, 10, "M1 1h9v9z", "1") for name in "AB"]
    order = [one.tag for one in drawn(*places)]
    assert order == ["path", "path", "path", "a", "a"]


def test_a_place_without_rows_leads_nowhere_and_says_so_too():
    root = drawn(MapPlace("Toolos: none", "", 0, 10, 10))
    assert root.find("a") is None and root.find("g").get("aria-label") == "Toolos: none"


def test_no_name_is_markup():
    text = map_svg("map", FRAME, [], [MapPlace("<b>", "/", 0, 1, 1)])
    assert "<b>" not in text and "&lt;b&gt;" in text


def test_the_number_of_a_place_stands_within_the_frame():
    middle, edge = drawn(MapPlace("A", "/", 0, 10, 10, key="1"), MapPlace("B", "/", 0, 89, 10, key="2")).iter(
        "text"
    )
    assert middle.get("text-anchor") == "start" and float(middle.get("x")) > 10
    assert edge.get("text-anchor") == "end" and float(edge.get("x")) < 89

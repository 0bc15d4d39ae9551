"""Every page stands in one frame, so that nothing jumps on the way from one to the next."""

import pytest

WIDE = ["/cases/", "/inbox/", "/board/", "/board/known/", "/unseen/", "/law/"]
NARROW = ["/", "/week/", "/rounds/", "/offices/", "/guidance/", "/prevention/", "/protect/"]
EDGES = """() => ['.umai-header > .govuk-width-container', '.govuk-service-navigation > .govuk-width-container',
    '.govuk-template__body > .govuk-width-container', '.umai-footer > .govuk-width-container']
    .map(one => document.querySelector(one).getBoundingClientRect())
    .map(box => [Math.round(box.left), Math.round(box.width)])"""
MAIN = "Math.round(document.querySelector('main').getBoundingClientRect()[%r])"


@pytest.mark.long
def test_narrow_and_wide_pages_have_the_same_edges(signed_in):
    page = signed_in("damira", "ru", 1280)
    for address in WIDE + NARROW:
        page.goto(address)
        for width, frame in ((1280, [30, 1220]), (1600, [100, 1400])):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(EDGES) == [frame] * 4, (address, width)
            reading = frame[1] if address in WIDE else 960
            assert [page.evaluate(MAIN % side) for side in ("left", "width")] == [frame[0], reading], address


def test_a_telephone_gives_every_page_its_whole_width(signed_in):
    page, edges = signed_in("damira"), {}
    for address in WIDE + NARROW:
        page.goto(address)
        edges[address] = [page.evaluate(MAIN % side) for side in ("left", "width")]
    assert {address: main for address, main in edges.items() if main != [15, 330]} == {}

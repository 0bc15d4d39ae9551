"""Every page stands in one frame, so that nothing jumps on the way from one to the next."""

import pytest

WIDE = ["/cases/", "/inbox/", "/board/", "/board/known/", "/unseen/", "/law/"]
NARROW = ["/", "/week/", "/rounds/", "/offices/", "/guidance/", "/prevention/", "/protect/"]
EDGES = """() => ['.umai-header > .govuk-width-container', '.govuk-service-navigation > .govuk-width-container',
    '.govuk-template__body > .govuk-width-container', '.umai-footer > .govuk-width-container']
    .map(one => document.querySelector(one).getBoundingClientRect())
    .map(box => [Math.round(box.left), Math.round(box.width)])"""
MAIN = "Math.round(document.querySelector('main').getBoundingClientRect()[%r])"


@pytest.mark.parametrize(("width", "frame", "reading"), [(1280, [30, 1220], 960), (1600, [100, 1400], 960)])
def test_narrow_and_wide_pages_have_the_same_edges(hands, width, frame, reading):
    page = hands("damira", "ru", width).page
    for address in WIDE + NARROW:
        page.goto(address)
        assert page.evaluate(EDGES) == [frame] * 4, address
        main = [page.evaluate(MAIN % side) for side in ("left", "width")]
        assert main == [frame[0], frame[1] if address in WIDE else reading], address
    assert hands.faults == []


def test_a_telephone_gives_every_page_its_whole_width(hands):
    page = hands("damira", "ky", 360).page
    for address in WIDE + NARROW:
        page.goto(address)
        main = [page.evaluate(MAIN % side) for side in ("left", "width")]
        assert main == [15, 330], address
    assert hands.faults == []

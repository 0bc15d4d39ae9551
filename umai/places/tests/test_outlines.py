"""The outlines belong to districts that there are, and are small enough to be sent with a page."""

from umai.places.models import Place
from umai.places.outlines import frame, middle_of, middles, outlines


def test_every_outline_is_of_a_place_and_most_have_a_department(db):
    ours = Place.objects.current().filter(code__in=outlines())
    assert ours.count() == len(outlines()) == 55
    assert ours.with_department().count() == 53  # not Bishkek, whose districts have them, and not Kok-Janggak


def test_an_outline_is_a_closed_path_in_the_frame():
    found = outlines().values()
    assert all(one.path.startswith("M") and one.path.endswith("z") for one in found)
    left, top, width, height = map(int, frame(found).split())
    assert (left, top, width) == (-4, -4, 708) and 300 < height < 400
    assert sum(len(one.path) for one in found) < 40_000


def test_the_frame_of_some_districts_is_smaller_than_the_country():
    one = next(iter(outlines().values()))
    assert int(frame([one]).split()[2]) < 200


def test_the_middle_of_a_place_lies_between_its_corners():
    assert middles().keys() == outlines().keys()
    for code, (x, y) in middles().items():
        one = outlines()[code]
        assert one.left < x < one.right and one.top < y < one.bottom, code


def test_the_middle_of_a_square_is_its_middle():
    assert middle_of([(0, 0), (0, 2), (2, 2), (2, 0), (0, 0)]) == (1, 1)

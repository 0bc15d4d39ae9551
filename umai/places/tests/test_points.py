"""The points belong to settlements that there are, and lie in their districts."""

from umai.places.models import Place
from umai.places.outlines import MARGIN, outlines
from umai.places.points import degrees, points

ERRS = 8  # units of the drawing, about ten kilometres: outlines are simplified


def test_every_point_is_of_a_place_and_no_two_places_share_one(db):
    codes = Place.objects.filter(code__in=points()).values_list("code", flat=True)
    assert set(codes) == set(points()) and len(points()) > 1100
    assert len({*degrees().values()}) > len(points()) - 25  # neighbours may be published at one point


def test_every_point_lies_at_the_outline_of_its_district(db):
    for one in Place.objects.filter(code__in=points()).select_related("district"):
        if (outline := outlines().get(one.district and one.district.code)) is None:
            continue
        x, y = points()[one.code]
        assert outline.left - ERRS <= x <= outline.right + ERRS, one.name
        assert outline.top - ERRS <= y <= outline.bottom + ERRS, one.name


def test_the_drawing_is_that_of_the_outlines():
    xs, ys = zip(*points().values(), strict=True)
    assert min(xs) > -MARGIN and max(xs) < 700 + MARGIN and min(ys) > -MARGIN

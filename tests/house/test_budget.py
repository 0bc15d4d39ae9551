"""What a plain run may spend on a Chromium, which is the dearest way to ask anything."""

from tests.chromium import opens_chromium

MOST = 30


def test_few_tests_of_a_plain_run_open_a_chromium(request):
    """Whatever shows the same once more, in another language or at another width, is marked `long`."""
    found = [item.nodeid for item in request.session.items if opens_chromium(item)]
    assert len(found) <= MOST, "\n".join([f"{len(found)} tests open a Chromium:", *found])

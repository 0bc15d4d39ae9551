"""What the page of an estimate says of invented worlds in which the true number is known."""

import json

from tests.page_words import words_of
from umai.machine.installation import CHECKOUT
from umai.statistics.estimates.worlds import FAMILIES, LEAST, measured, worlds_in_words
from umai.statistics.tests.test_estimates import keep, page_of

KEPT = CHECKOUT / "bench" / "measured" / "coverage-0.json"


def test_the_numbers_are_those_that_were_measured():
    kept = json.loads(KEPT.read_text())
    of = {one["key"]: one for one in kept["figures"]}
    said = measured()
    assert said["worlds"] == kept["volume"]["worlds"]
    for name, one in (said["families"] | {"all": said["all"]}).items():
        found = of[f"{name}_the answer"]
        assert one == {"held": found["value"], "low": found["more"]["low"], "high": found["more"]["high"]}, (
            name
        )


def test_every_family_that_was_measured_has_words():
    assert set(measured()["families"]) == set(FAMILIES)


def test_a_family_in_which_it_holds_less_often_is_said_to_fail():
    fails = {one.name for one in worlds_in_words().lines if one.fails}
    assert fails == {
        str(FAMILIES[name]) for name, one in measured()["families"].items() if one["held"] < LEAST
    }
    assert fails


def test_the_page_names_the_families_that_fail(db, client_of):
    said = words_of(page_of(client_of("nuriya"), keep()))
    assert "In 1,000 invented worlds" in said and "91.9 % of them (90.0 to 93.5)" in said
    for one in worlds_in_words().lines:
        promise = ". Here it promises too much." if one.fails else " "
        assert f"{one.name}: {one.held} % ({one.between}){promise}" in said


def test_an_estimate_without_an_upper_limit_has_no_interval_to_trust(db, client_of):
    said = words_of(page_of(client_of("nuriya"), keep(interval=[2201.0, None])))
    assert "invented worlds" not in said

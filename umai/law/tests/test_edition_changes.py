"""What an edition changes: what the second person is shown of it, and what a new case has to say."""

from datetime import date

import pytest

from umai.law.checks.differences import changes_between, difference_of
from umai.law.checks.worked import replaced_case, worked_cases
from umai.law.editions.edition import SHIPPED, BadLaw, using
from umai.law.tests.test_editions import LATER, NOW, SCHEME, SEVEN_DAYS, edition


def test_a_case_in_place_of_another_says_no_less():
    old = next(one for one in worked_cases() if one.file == "arrangements")
    said = {**old.table, "says": "New", "instead_of": old.says}
    assert replaced_case(old._replace(says="New", table=said), [old])
    for key in ("asks", "missing"):
        less = {name: one for name, one in said.items() if name != key}
        with pytest.raises(BadLaw, match=f"says less: write its {key} too"):
            replaced_case(old._replace(says="New", table=less), [old])


def test_where_nothing_was_in_force_a_value_may_be_said_instead():
    cases = [one for one in worked_cases() if (one.file, one.kind) == ("in_force", "case")]
    old = next(one for one in cases if "nothing" in one.expected)
    now = {**old.situation, "says": "New", "instead_of": old.says, "value": 9, "certainty": "law"}
    entry = SEVEN_DAYS.replace("visit_days_high", old.table["parameter"]).replace("2030-01-01", "2012-01-01")
    with using(edition(entry)):
        assert replaced_case(old._replace(says="New", table=now), [old])


def test_what_an_edition_changes_of_the_schemes_is_among_its_differences():
    new = edition(SCHEME, "schemes/a.toml")
    found = {one.dated.name: one for one in difference_of(SHIPPED, new).entries}
    assert set(found) == {"notice_2030", "guardian_authority_2013"}
    assert found["notice_2030"].before is None
    assert found["notice_2030"].after.value.in_words() == (
        "arrangement: one parent is away, for labour, abroad or within the country",
        "notice: over 15 days",
    )
    ended = found["guardian_authority_2013"]
    assert (ended.before.until, ended.after.until) == (None, date(2029, 12, 31))
    longer = edition(SCHEME.replace("15 days", "30 days"), "schemes/a.toml")
    (change,) = difference_of(new, longer).entries
    before, after = (one.value.in_words()[1] for one in (change.before, change.after))
    assert (before, after) == ("notice: over 15 days", "notice: over 30 days")
    with using(new):
        assert {one.dated.name for one in changes_between(NOW, LATER)} == set(found)

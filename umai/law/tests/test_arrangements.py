"""What an absence asks for: properties over random lives, and files of schemes that have a fault."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.law.children.categories import ParentAbsence
from umai.law.children.changes import answer_spans, next_change
from umai.law.children.lives import AdultLife, ChildLife
from umai.law.dated_values import BadLaw, Certainty, NoLawInForce
from umai.law.editions.tables import read_tables
from umai.law.guardianship.arrangements import (
    DOUBTS,
    arrangement_changes_on,
    arrangement_on,
    asked_by,
    asked_changes_on,
    boundaries,
    drafts_on,
    guardian_authority_on,
)
from umai.law.guardianship.reading import as_schemes
from umai.law.guardianship.scheme import Arrangement
from umai.law.guardianship.schemes import as_law, scheme_on, schemes, schemes_in_force, schemes_of
from umai.law.tests.lives import lives

asked = st.dates(date(2022, 6, 1), date(2027, 6, 1))
every_scheme = st.sampled_from([*schemes_of("arrangement"), *schemes_of("sanction")])


def left_earlier(life: ChildLife, on: date, days: int) -> ChildLife:
    """The same life, and every absence that lasts on the day began so many days earlier."""

    def longer(one: ParentAbsence) -> ParentAbsence:
        if one.left_on is None or not one.lasts_on(on):
            return one
        return replace(one, left_on=one.left_on - timedelta(days=days))

    return replace(
        life, adults=tuple(replace(one, absences=tuple(map(longer, one.absences))) for one in life.adults)
    )


@given(lives(), asked, st.integers(0, 800), every_scheme)
@settings(max_examples=40)
def test_a_longer_absence_never_needs_less(life, on, days, scheme):
    before, after = (asked_by(scheme, one, on) for one in (life, left_earlier(life, on, days)))
    assert before.asks.rank <= after.asks.rank


@given(lives(), asked, every_scheme)
@settings(max_examples=40)
def test_the_answer_depends_on_the_facts_alone_and_not_on_their_order(life, on, scheme):
    turned = replace(life, adults=life.adults[::-1], papers=life.papers[::-1], notices=life.notices[::-1])
    one, other = asked_by(scheme, life, on), asked_by(scheme, turned, on)
    assert (one.asks, one.since_on, one.doubts) == (other.asks, other.since_on, other.doubts)
    assert set(one.who) == set(other.who) and set(one.papers) == set(other.papers)
    assert set(one.doubts) <= set(DOUBTS)


@given(lives(), asked, every_scheme)
@settings(deadline=None, max_examples=20)
def test_between_today_and_the_next_change_the_answer_stays(life, on, scheme):
    change = asked_changes_on(scheme, life, on)
    now = asked_by(scheme, life, on)
    last = change or on + timedelta(days=500)
    for n in range((min(last, on + timedelta(days=500)) - on).days):
        assert asked_by(scheme, life, on + timedelta(days=n)) == now
    assert change is None or asked_by(scheme, life, change) != now


@given(lives(), asked)
@settings(max_examples=40)
def test_no_draft_is_ever_the_answer(life, on):
    assert arrangement_on(life, on).certainty is not Certainty.DRAFT
    assert all(one.certainty is Certainty.DRAFT for one in drafts_on(life, on))


@given(lives(), asked)
@settings(deadline=None, max_examples=13)
def test_the_spans_of_an_answer_follow_each_other_and_hold_it_on_each_of_their_days(life, on):
    scheme, until = schemes()["court_after_six_months"], on + timedelta(days=300)
    found = answer_spans(lambda day: asked_by(scheme, life, day), boundaries(life, scheme), on, until)
    days = [
        one.from_on + timedelta(days=n) for one in found for n in range((one.to_on - one.from_on).days + 1)
    ]
    assert days == [on + timedelta(days=n) for n in range(301)]
    assert all(asked_by(scheme, life, day) == one.answer for one in found for day in (one.from_on, one.to_on))


LIFE = ChildLife(
    date(2018, 5, 1),
    (AdultLife("mother", is_parent=True, absences=(ParentAbsence(left_on=date(2012, 1, 1)),)),),
)


def test_before_the_resolution_nothing_is_in_force_and_its_day_is_the_next_change():
    early = replace(LIFE, born_on=date(2011, 5, 1))
    with pytest.raises(NoLawInForce):
        arrangement_on(early, date(2013, 9, 23))
    assert arrangement_changes_on(early, date(2013, 9, 23)) == date(2013, 9, 24)
    assert schemes_in_force(date(2012, 7, 9)) == ()


def test_a_draft_that_became_law_answers_from_its_day_on_and_stays_a_draft_in_the_files():
    law = (*schemes().values(), as_law(schemes()["court_after_a_year"], date(2026, 2, 1)))
    assert scheme_on("arrangement", date(2026, 1, 31), law).code == "guardian_authority_2013"
    assert scheme_on("arrangement", date(2026, 2, 1), law).code == "court_after_a_year"
    assert scheme_on("arrangement", date(2030, 1, 1)).code == "guardian_authority_2013"


def test_the_guardian_authority_is_practice_and_the_draft_code_changes_nothing():
    code, source = guardian_authority_on(date(2026, 3, 1))
    assert (code, source.certainty) == ("district_department", Certainty.PRACTICE)


def test_the_terms_of_a_draft_that_nobody_read_are_said_to_be_unread():
    found = {one.scheme: one for one in drafts_on(LIFE, date(2026, 3, 1), "sanction")}
    assert found["loss_of_rights_2026"].doubts == ("terms_not_read",)
    assert found["loss_of_rights_2026"].asks is Arrangement.NOTHING
    assert found["offence_after_15_days"].fine_units == 150


def test_an_answer_that_never_changes_has_no_next_change():
    assert next_change(lambda day: 1, [date(2026, 1, 1), date(2027, 1, 1)], date(2025, 1, 1)) is None


GOOD = """
[one]
subject = "arrangement"
says = "One"
ru = "Один"
ky = "Бир"
day = 2013-01-01
certainty = "practice"
cite = "An act."
parents = "all"
internal = true

[[one.steps]]
asks = "notice"
under_age = 3
up_to = "3 calendar months"

[[one.steps]]
asks = "court_guardianship"
under_age = 3
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('subject = "arrangement"', 'subject = "tea"', "unknown subject 'tea'"),
        ('ky = "Бир"\n', "", "has no words (ky = …)"),
        ('cite = "An act."\n', "", "has no citation"),
        ("day = 2013-01-01\n", "", "has no day"),
        ('parents = "all"\n', "", "says whether one parent is enough"),
        ("internal = true\n", "", "says whether an absence within the country counts"),
        ("internal = true\n", 'internal = true\nunreviewed = ["de"]\n', "unreviewed is a list of"),
        ("internal = true\n", "internal = true\ncolour = 1\n", "unknown word 'colour'"),
        ('asks = "notice"', 'asks = "tea"', "step no. 1 asks for the unknown 'tea'"),
        ('asks = "notice"\n', "", "step no. 1 asks for nothing"),
        ('asks = "notice"', 'asks = "notice"\nwhen = 1', "unknown word 'when'"),
        ('asks = "notice"', 'asks = "notice"\nunless = ["tea"]', "unless is a list of"),
        ('asks = "notice"', 'asks = "notice"\nfine_units = "much"', "is no number of calculation units"),
        ('"3 calendar months"', '"3 months"', 'a length is written "15 days" or "6 calendar months"'),
        ('up_to = "3 calendar months"\n', "", "what stands after notice without up_to is never asked"),
        ('"notice"', '"fine"', "a longer absence would ask for less"),
        ("under_age = 3\nup_to", 'under_age = "tea"\nup_to', "is no number of years and no parameter"),
        ('"court_guardianship"', '"court_guardianship"\nup_to = "80 days"', "up_to goes from short to long"),
    ],
)
def test_a_fault_names_the_file_the_scheme_and_the_step(tmp_path, old, new, complaint):
    assert old in GOOD
    (tmp_path / "one.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadLaw) as fault:
        as_schemes([("one.toml", read_tables(tmp_path / "one.toml"))])
    assert complaint in str(fault.value)
    assert str(fault.value).startswith("one.toml: [one]")


def read(tmp_path, **texts):
    files = []
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        files.append((f"{name}.toml", read_tables(tmp_path / f"{name}.toml")))
    return as_schemes(files)


def test_two_schemes_that_would_hold_on_one_day_are_a_fault(tmp_path):
    other = GOOD.replace("one", "two")
    with pytest.raises(BadLaw, match=r"\[one\] and \[two\] would hold on one day"):
        read(tmp_path, one=GOOD, two=other)
    ending = GOOD.replace("day = 2013-01-01", "day = 2013-01-01\nuntil = 2014-05-05")
    with pytest.raises(BadLaw, match="end the earlier one"):
        read(tmp_path, one=ending, two=other.replace("2013-01-01", "2014-05-05"))
    assert len(read(tmp_path, one=ending, two=other.replace("2013-01-01", "2014-05-06"))) == 2


def test_the_same_scheme_in_two_files_and_a_scheme_in_force_without_steps_are_faults(tmp_path):
    with pytest.raises(BadLaw, match=r"again.toml: \[one\] stands in two files"):
        read(tmp_path, one=GOOD, again=GOOD)
    with pytest.raises(BadLaw, match="is in force and has no step"):
        read(tmp_path, one=GOOD.split("\n[[one.steps]]")[0])


def test_a_scheme_that_was_repealed_holds_no_longer(tmp_path):
    law = read(
        tmp_path, one=GOOD.replace("day = 2013-01-01", "day = 2013-01-01\nuntil = 2014-05-05")
    ).values()
    assert scheme_on("arrangement", date(2014, 5, 5), law).code == "one"
    with pytest.raises(NoLawInForce):
        scheme_on("arrangement", date(2014, 5, 6), law)

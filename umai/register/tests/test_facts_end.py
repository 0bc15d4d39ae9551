"""A carer who is one no more, a move, and a school that was left: what ends, and which question comes next."""

import uuid
from datetime import date

import pytest

from tests.looking import reading
from tests.reactions import confirmed
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.models import Address, CareArrangement, Membership, Schooling

DAY, BEFORE = date(2026, 3, 10), date(2026, 3, 9)


def of(child, what):
    return f"/children/{child.pk}/{what}"


def on(name, day):
    """The answer of a question for a day."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def record(client, child, kind, answers, **ticks):
    """The answer to a new fact of this kind, looked at and sent again where it ends something."""
    return confirmed(client, of(child, f"facts/{kind}/new/"), {"id": str(uuid.uuid4())} | answers, **ticks)


def asked(client, child, kind, answers):
    """What the page shows that ends with a fact: of each its words, and whether it is ticked."""
    page = client.post(of(child, f"facts/{kind}/new/"), answers)
    reactions = page.context and page.context["reactions"]
    return [(one.words, one in reactions.chosen) for one in reactions.endings] if reactions else []


@pytest.fixture
def grandmother(child, aigul):
    """The child's grandmother, who lives with the child."""
    return actions.add_adult(
        child, by=aigul, identity={"given": "Бүбүкан"}, relation="grandmother_m", lives_together=True
    )


@pytest.fixture
def care(child, grandmother, aigul):
    """The grandmother takes care of the child."""
    return actions.record_fact(
        child, by=aigul, model=CareArrangement, carer_id=grandmother.adult_id, paper="none"
    )


@pytest.fixture
def cousin(grandmother, second_child, aigul):
    """Another child whom the grandmother takes care of, in the same household."""
    cousin = second_child()
    actions.link_adult(
        cousin, by=aigul, adult=grandmother.adult, relation="grandmother_f", lives_together=True
    )
    actions.record_fact(cousin, by=aigul, model=CareArrangement, carer_id=grandmother.adult_id)
    return cousin


def ended(care, **more):
    """The form that says that this care ended."""
    answers = {"carer_id": str(care.carer_id or ""), "institution": care.institution, "paper": "none"}
    return answers | {"why": "change", "changed_on_year": ""} | on("holds_to", DAY) | more


# A carer who left, died, was detained, or is dangerous: the care ended.


def test_the_end_of_a_care_asks_who_takes_care_now(child, care, aiguls):
    page = confirmed(aiguls, of(child, f"facts/care/{care.pk}/"), ended(care))
    assert page.url.startswith(of(child, "facts/care/new/?after=care&fact="))
    text = aiguls.get(page.url).content.decode()
    assert "Бүбүкан takes care of the child no more since 10 March 2026. Who does now?" in text


def test_it_offers_to_end_that_the_carer_lives_there_and_the_care_of_others(
    child, care, cousin, aiguls, aigul
):
    address = of(child, f"facts/care/{care.pk}/")
    page = aiguls.post(address, ended(care))
    shown = page.context["reactions"]
    assert [one.words for one in shown.endings] == [
        "Household: Бүбүкан. Last day: 9 March 2026",
        "Асанова Айжан, Lives with: Бүбүкан. Last day: 9 March 2026",
    ]
    assert shown.chosen == []
    page = confirmed(aiguls, address, ended(care), may_end=[one.pk for one in shown.endings])
    with aigul.speaking():
        assert CareArrangement.objects.get(child_id=cousin.pk).holds_to == BEFORE
        assert Membership.objects.get(adult_id=care.carer_id).holds_to == BEFORE
    page = aiguls.post(page.url, {"institution": "Балдар үйү", "paper": "none"})
    assert page.url.startswith(of(cousin, "facts/care/new/?after=care"))


def test_the_end_of_a_care_is_undone_by_a_correction_and_nothing_is_asked(child, care, aiguls, aigul):
    confirmed(aiguls, of(child, f"facts/care/{care.pk}/"), ended(care))
    with aigul.speaking():
        row = CareArrangement.objects.get()
    again = {"carer_id": str(care.carer_id), "paper": "none", "why": "correction"}
    page = confirmed(aiguls, of(child, f"facts/care/{row.pk}/"), again)
    assert (page.status_code, page.url) == (302, of(child, "family/"))
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to is None


def test_the_end_of_a_stay_in_an_institution_asks_too(child, aiguls, aigul):
    row = actions.record_fact(child, by=aigul, model=CareArrangement, institution="Балдар үйү", paper="none")
    page = confirmed(aiguls, of(child, f"facts/care/{row.pk}/"), ended(row))
    assert "Балдар үйү takes care of the child no more" in aiguls.get(page.url).content.decode()


def test_where_another_takes_care_already_nothing_is_asked(child, care, aiguls, aigul):
    actions.record_fact(child, by=aigul, model=CareArrangement, institution="Балдар үйү", paper="none")
    page = confirmed(aiguls, of(child, f"facts/care/{care.pk}/"), ended(care))
    assert page.url == of(child, "family/")


def test_another_carer_takes_the_place_of_the_one_before(child, care, aiguls, aigul):
    answers = {"institution": "Балдар үйү", "paper": "none"} | on("holds_from", DAY)
    assert asked(aiguls, child, "care", answers) == [("Lives with: Бүбүкан. Last day: 9 March 2026", True)]
    page = record(aiguls, child, "care", answers)
    assert page.url == of(child, "family/")
    with aigul.speaking():
        assert CareArrangement.objects.get(institution="").holds_to == BEFORE


def test_two_who_live_together_may_both_take_care(child, care, aiguls, aigul):
    other = actions.add_adult(
        child, by=aigul, identity={"given": "Асан"}, relation="grandfather_m", lives_together=True
    )
    assert asked(aiguls, child, "care", {"carer_id": str(other.adult_id), "paper": "none"}) == []


def test_a_paper_that_is_added_later_ends_nothing(child, care, aiguls):
    answers = {"carer_id": str(care.carer_id), "paper": "court", "why": "correction"}
    assert aiguls.post(of(child, f"facts/care/{care.pk}/"), answers).url == of(child, "family/")


# A move.


@pytest.fixture
def home(child, aigul):
    """Where the child lives."""
    return actions.record_fact(child, by=aigul, model=Address, kind="actual", words="Ленин, 5")


MOVED = {"kind": "actual", "words": "Манас, 7"} | on("holds_from", DAY)


def test_a_new_address_ends_the_one_before(child, home, aiguls, aigul):
    assert asked(aiguls, child, "address", MOVED) == [
        ("Place of actual residence: Ленин, 5. Last day: 9 March 2026", True)
    ]
    page = record(aiguls, child, "address", MOVED)
    assert page.url == of(child, "")
    with aigul.speaking():
        row = Address.objects.get(words="Ленин, 5")
        assert (row.holds_to, row.replaces_id, row.why) == (BEFORE, home.pk, "change")


def test_the_first_address_or_a_registered_one_ends_nothing(child, aiguls, aigul):
    actions.record_fact(child, by=aigul, model=Address, kind="registered", words="Ленин, 5")
    for answers in ({"kind": "registered", "words": "Манас, 7"}, {"kind": "actual"}):
        assert record(aiguls, child, "address", {"words": "Манас, 7"} | answers).url == of(child, ""), answers


def test_who_left_the_household_is_asked_who_lives_there(child, home, grandmother, aiguls, aigul):
    shown = asked(aiguls, child, "address", MOVED)
    assert shown[1] == ("Household: Бүбүкан. Last day: 9 March 2026", False)
    with aigul.speaking():
        own = Membership.objects.get(child_id=child.pk)
    page = record(aiguls, child, "address", MOVED, may_end=[str(own.pk)])
    with aigul.speaking():
        assert Membership.objects.get(child_id=child.pk).holds_to == BEFORE
    shown = aiguls.get(page.url)
    assert "Who lives with the child there?" in shown.content.decode()
    assert shown.context["form"]["holds_from"].initial == DAY


def test_of_each_child_of_the_household_it_is_asked_whether_they_moved_along(
    child, home, cousin, aiguls, aigul
):
    page = record(aiguls, child, "address", MOVED)
    assert page.url.startswith(of(cousin, "facts/address/new/?after=address"))
    shown = aiguls.get(page.url)
    assert "Does this child live there too?" in shown.content.decode()
    assert shown.context["form"]["words"].initial == "Манас, 7"
    assert aiguls.post(page.url, MOVED).url == of(cousin, "")


def test_an_answer_that_ends_something_is_looked_at_before_the_question_can_be_left(
    child, home, cousin, aiguls, aigul
):
    actions.record_fact(cousin, by=aigul, model=Address, kind="actual", words="Токтогул, 3")
    page = record(aiguls, child, "address", MOVED)
    shown = aiguls.post(page.url, MOVED)
    text = shown.content.decode()
    assert shown.status_code == 409 and "Does this child live there too?" in text
    assert "Токтогул, 3" in text and "Not known now" not in text
    assert confirmed(aiguls, page.url, MOVED).url == of(cousin, "")


def test_a_third_child_is_asked_of_on_the_page_of_the_second(
    child, home, cousin, second_child, aiguls, aigul
):
    third = second_child(given="Чынара")
    with reading(aigul):
        household = Membership.objects.get(child_id=child.pk).household_id
        Membership.objects.create(household_id=household, child=third)
    page = record(aiguls, child, "address", MOVED)
    assert "The same is asked of other children" in aiguls.get(page.url).content.decode()


def test_a_street_that_was_written_wrong_is_no_move(child, home, cousin, aiguls):
    answers = {"kind": "actual", "words": "Ленин, 55", "why": "correction"}
    page = aiguls.post(of(child, f"facts/address/{home.pk}/"), answers)
    assert (page.status_code, page.url) == (302, of(child, ""))


def test_an_address_that_changed_in_its_own_row_is_a_move(child, home, cousin, aiguls):
    answers = {"kind": "actual", "words": "Манас, 7", "why": "change"} | on("changed_on", DAY)
    page = confirmed(aiguls, of(child, f"facts/address/{home.pk}/"), answers)
    assert page.url.startswith(of(cousin, "facts/address/new/?after=address"))


def test_a_file_that_leaves_the_reach_ends_the_address_before_and_asks_nothing(
    child, home, cousin, aiguls, azamat, village
):
    answers = {"kind": "actual", "settlement_id": village(azamat.office).pk} | on("holds_from", DAY)
    assert record(aiguls, child, "address", answers).url == "/children/?moved"
    with reading(azamat):
        assert Address.objects.get(words="Ленин, 5").holds_to == BEFORE


# School.


def test_who_has_left_school_goes_to_none(child, aiguls, aigul):
    actions.record_fact(child, by=aigul, model=Schooling, attendance="attends", school="№ 3")
    answers = {"attendance": "left"} | on("holds_from", DAY)
    assert asked(aiguls, child, "school", answers) == [("School: № 3, attends. Last day: 9 March 2026", True)]
    page = record(aiguls, child, "school", answers)
    with aigul.speaking():
        assert Schooling.objects.get(attendance="attends").holds_to == BEFORE
    assert "The child has left school. Write why" in aiguls.get(page.url).content.decode()
    answers = {"reason": "work", "followed_by": "№ 3"}
    assert aiguls.post(page.url, answers).url == of(child, "")
    again = record(aiguls, child, "school", {"attendance": "left"})
    assert again.url == of(child, "")


def test_the_file_says_that_nobody_wrote_why_only_of_a_child_who_left(child, aiguls, aigul):
    assert "Why the child has left school" not in aiguls.get(of(child, "")).content.decode()
    actions.record_fact(child, by=aigul, model=Schooling, attendance="left")
    text = aiguls.get(of(child, "")).content.decode()
    assert "Why the child has left school" in text and of(child, "facts/school-leaving/new/") in text
    row = actions.record_fact(child, by=aigul, model=Schooling, attendance="left")
    actions.record_fact(child, by=aigul, model=Schooling, attendance="attends", school="№ 3")
    assert asked(aiguls, child, "school", {"attendance": "attends", "school": "№ 4"}) == []
    answers = {"attendance": "left", "school": "№ 1", "why": "correction"}
    assert aiguls.post(of(child, f"facts/school/{row.pk}/"), answers).status_code == 302


def test_a_row_that_ends_today_is_not_ended_again(child, aiguls, aigul):
    actions.record_fact(
        child, by=aigul, model=Schooling, attendance="attends", school="№ 3", holds_to=today()
    )
    assert asked(aiguls, child, "school", {"attendance": "left"} | on("holds_from", DAY)) == []

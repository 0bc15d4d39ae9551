"""An absence ends what it contradicts, for each child of the family, and asks who takes care of them."""

import uuid
from datetime import date, timedelta

import pytest

from tests.looking import reading
from tests.reactions import confirmed, ticked
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.child.file import file_of
from umai.register.merging.actions import merge_records
from umai.register.models import Absence, CareArrangement, Doubt, Kinship, Membership
from umai.trail.models import Entry

LEFT = date(2025, 2, 1)
BEFORE = date(2025, 1, 31)


def of(child, what):
    return f"/children/{child.pk}/{what}"


def away(mother, day=LEFT, **more):
    answers = {"id": str(uuid.uuid4()), "adult_id": str(mother.adult_id), "kind": "external", "country": "RU"}
    return answers | on("holds_from", day) | more


def on(name, day):
    """The answer of a question for a day."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year} if day else {}


@pytest.fixture
def care(child, mother, aigul):
    """The mother takes care of the child."""
    return actions.record_fact(child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")


@pytest.fixture
def sister(mother, second_child, aigul):
    """The mother's other child, with her in care and in the same household."""
    sister = second_child(birth_date=date(2018, 1, 1))
    actions.link_adult(
        sister,
        by=aigul,
        adult=mother.adult,
        relation="mother",
        legal_representative=False,
        lives_together=True,
    )
    actions.record_fact(sister, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")
    return sister


def test_what_it_ends_is_shown_before_it_is_saved_and_nothing_typed_is_lost(
    child, mother, care, aiguls, aigul
):
    page = aiguls.post(of(child, "facts/absence/new/"), away(mother, place="Москва"))
    text = page.content.decode()
    assert page.status_code == 409 and "This ends" in text and "Nothing is saved yet" in text
    assert "Москва" in text and text.count("checked") >= 2
    assert "Lives with: Асанова Гүлнара. Last day: 31 January 2025" in text
    with aigul.speaking():
        assert not Absence.objects.exists()


def test_care_and_household_end_the_day_before_as_rows_in_one_request(child, mother, care, aiguls, aigul):
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    assert page.status_code == 302
    with aigul.speaking():
        ended, home = CareArrangement.objects.get(), Membership.objects.get(adult_id=mother.adult_id)
        assert (ended.replaces_id, ended.why, ended.holds_to, ended.happened_on) == (
            care.pk,
            "change",
            BEFORE,
            LEFT,
        )
        assert (home.holds_to, home.why) == (BEFORE, "change")
        assert file_of(child, by=aigul, on=BEFORE).care[0].carer_id == mother.adult_id
        assert file_of(child, by=aigul).care == []
    written = Entry.objects.using("owner").filter(outcome="done", act="register.change_fact")
    assert {one.kind for one in written} == {"register.carearrangement", "register.membership"}
    fact = Entry.objects.using("owner").get(
        outcome="done", act="register.record_fact", kind="register.absence"
    )
    assert {one.request_id for one in written} == {fact.request_id}


def test_a_tick_that_is_taken_off_leaves_the_row_and_a_corrected_telephone_asks_nothing(
    child, mother, care, aiguls, aigul
):
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother), ends=[])
    assert (page.status_code, page.url) == (302, of(child, "family/"))
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to is None
        assert Membership.objects.get(adult_id=mother.adult_id).holds_to is None
        row = Absence.objects.get()
    answers = away(mother, contact="0555 123456", why="correction")
    page = aiguls.post(of(child, f"facts/absence/{row.pk}/"), answers)
    assert (page.status_code, page.url) == (302, of(child, "family/"))


def test_what_ended_is_undone_by_a_correction_and_the_file_reads_as_before(
    child, mother, care, aiguls, aigul
):
    before = file_of(child, by=aigul)
    confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    with aigul.speaking():
        gone, ended = Absence.objects.get(), CareArrangement.objects.get()
        home = Membership.objects.get(adult_id=mother.adult_id)
    actions.correct_fact(child, by=aigul, fact=gone, holds_to=LEFT)
    for kind, row, answers in (
        ("care", ended, {"carer_id": str(mother.adult_id), "paper": "none"}),
        ("household", home, {"adult_id": str(mother.adult_id)}),
    ):
        page = confirmed(aiguls, of(child, f"facts/{kind}/{row.pk}/"), answers | {"why": "correction"})
        assert page.status_code == 302
    after = file_of(child, by=aigul)
    assert [row.carer_id for row in after.care] == [row.carer_id for row in before.care]
    assert [row.adult_id for row in after.household] == [row.adult_id for row in before.household]
    assert [row.holds_to for row in (*after.care, *after.household)] == [None, None]


def test_with_nothing_to_end_there_is_no_second_page(child, mother, aiguls, aigul):
    with aigul.speaking():
        home = Membership.objects.get(adult_id=mother.adult_id)
    actions.change_fact(child, by=aigul, fact=home, changed_on=LEFT, holds_to=BEFORE)
    assert aiguls.post(of(child, "facts/absence/new/"), away(mother)).status_code == 302


def test_a_row_that_began_after_the_day_is_left_and_one_of_that_day_ends_on_it(child, mother, aiguls, aigul):
    for day in (LEFT, LEFT + timedelta(days=1)):
        actions.record_fact(
            child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none", holds_from=day
        )
    confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    with aigul.speaking():
        assert [row.holds_to for row in CareArrangement.objects.order_by("holds_from")] == [LEFT, None]


def test_without_a_day_it_ends_yesterday(child, mother, care, aiguls, aigul):
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother, day=None))
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to == today() - timedelta(days=1)
    assert "is away. Who takes care of the child now?" in aiguls.get(page.url).content.decode()


def test_it_leads_to_the_question_who_takes_care_of_each_child_and_then_to_the_file(
    child, mother, care, sister, aiguls, aigul
):
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    shown = aiguls.get(page.url)
    text = shown.content.decode()
    assert page.url.startswith(of(child, "facts/care/new/?after=absence&fact="))
    assert "Асанова Гүлнара is away since 1 February 2025. Who takes care of the child since then?" in text
    assert shown.context["form"]["holds_from"].initial == LEFT
    assert f'<a href="{of(child, "family/")}">Not known now</a>' in text
    assert of(sister, "facts/care/new/?after=absence") in text and "nobody is recorded" in text
    home = {"paper": "none", "institution": "Балдар үйү"}
    page = aiguls.post(page.url, home)
    assert page.url.startswith(of(sister, "facts/care/new/?after=absence"))
    assert "Балдар үйү" in aiguls.get(page.url).content.decode()
    page = aiguls.post(page.url, home)
    assert page.url == of(sister, "family/")


def test_it_ends_the_care_of_the_other_child_in_that_child_s_file(child, mother, care, sister, aiguls, aigul):
    page = aiguls.post(of(child, "facts/absence/new/"), away(mother))
    assert "Асанова Айжан, Lives with: Асанова Гүлнара" in page.content.decode()
    confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    with aigul.speaking():
        assert CareArrangement.objects.get(child_id=sister.pk).holds_to == BEFORE
        assert Membership.objects.filter(adult_id=mother.adult_id, holds_to=None).count() == 0
    entries = Entry.objects.using("owner").filter(outcome="done", act="register.change_fact")
    assert {one.child_id for one in entries} == {child.pk, sister.pk}


def test_where_somebody_else_takes_care_nothing_is_asked(child, mother, aiguls, aigul):
    actions.record_fact(child, by=aigul, model=CareArrangement, institution="Балдар үйү", paper="none")
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    assert page.url == of(child, "family/")


def test_of_a_child_behind_a_wall_nothing_is_shown_or_ended(
    child, mother, care, sister, aiguls, aigul, wall, damira
):
    answers = away(mother)
    wall(aigul, sister)
    page = aiguls.post(of(child, "facts/absence/new/"), answers)
    assert "Айжан" not in page.content.decode()
    confirmed(aiguls, of(child, "facts/absence/new/"), answers)
    with reading(damira):
        assert CareArrangement.objects.get(child_id=sister.pk).holds_to is None


def test_a_wall_around_a_child_of_the_household_hides_the_household(
    child, mother, care, second_child, aiguls, aigul, wall, damira
):
    """The cousin is no child of the mother, so that she is seen; where both live is not."""
    cousin = second_child()
    with reading(aigul):
        home = Membership.objects.get(child_id=child.pk).household_id
        Membership.objects.create(household_id=home, child=cousin)
    wall(aigul, cousin)
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    assert page.status_code == 302
    with reading(damira):
        assert CareArrangement.objects.get().holds_to == BEFORE
        assert Membership.objects.get(adult_id=mother.adult_id).holds_to is None


def test_of_a_child_in_another_district_nothing_is_shown_or_ended(
    child, mother, care, second_child, aiguls, aigul, grant, cholpon
):
    answers, sister = away(mother), second_child(by=cholpon)
    Kinship.objects.using("owner").create(child=sister, adult_id=mother.adult_id, relation="mother")
    CareArrangement.objects.using("owner").create(child=sister, carer_id=mother.adult_id)
    grant(aigul, sister)
    page = aiguls.post(of(child, "facts/absence/new/"), answers)
    assert page.status_code == 409 and "Айжан" not in page.content.decode()
    page = confirmed(aiguls, of(child, "facts/absence/new/"), answers)
    assert "Айжан" not in aiguls.get(page.url).content.decode()
    rows = CareArrangement.ever.using("owner").filter(child_id=sister.pk)
    assert [row.holds_to for row in rows] == [None]


def test_rows_in_any_record_of_the_child_end(child, mother, second_child, aiguls, aigul, damira):
    other = second_child()
    actions.link_adult(other, by=aigul, adult=mother.adult, relation="mother")
    actions.record_fact(other, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")
    merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
    page = confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    assert page.url.startswith(of(child, "facts/care/new/"))
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to == BEFORE
    entries = Entry.objects.using("owner").filter(outcome="done", kind="register.carearrangement")
    assert other.pk in {one.child_id for one in entries}


def test_what_somebody_else_ended_meanwhile_is_shown_again_and_nothing_is_saved(
    child, mother, care, aiguls, aigul
):
    address, answers = of(child, "facts/absence/new/"), away(mother)
    sent = answers | ticked(aiguls.post(address, answers))
    actions.change_fact(child, by=aigul, fact=care, changed_on=LEFT, holds_to=BEFORE)
    page = aiguls.post(address, sent)
    assert page.status_code == 409 and len(page.context["reactions"].endings) == 1
    assert aiguls.post(address, answers | ticked(page)).status_code == 302


def test_at_one_moment_all_of_it_or_nothing(child, mother, care, aiguls, aigul, monkeypatch):
    """The other worker is faster after what ends was looked at and before it is written."""
    from umai.register.child import fact_views

    address, answers = of(child, "facts/absence/new/"), away(mother)
    sent = answers | ticked(aiguls.post(address, answers))
    asked = fact_views.endings_of

    def and_then_another(kind, change):
        found = asked(kind, change)
        if care.pk in {one.row.pk for one in found}:
            actions.correct_fact(child, by=aigul, fact=care, number="5")
        return found

    monkeypatch.setattr(fact_views, "endings_of", and_then_another)
    page = aiguls.post(address, sent)
    assert page.status_code == 409 and "Somebody else changed this a moment ago." in page.content.decode()
    with aigul.speaking():
        assert not Absence.objects.exists()
        assert Membership.objects.get(adult_id=mother.adult_id).holds_to is None


def test_a_program_is_told_what_ends_and_sends_it_again(child, mother, care, aiguls):
    address, answers, headers = of(child, "facts/absence/new/"), away(mother), {"accept": "application/json"}
    page = aiguls.post(address, answers, headers=headers)
    told = page.json()["endings"]
    assert page.status_code == 409 and [one["ticked"] for one in told] == [True, True]
    assert {one["last_on"] for one in told} == {"2025-01-31"}
    ids = [one["id"] for one in told]
    done = aiguls.post(address, answers | {"endings_seen": " ".join(ids), "ends": ids}, headers=headers)
    assert done.status_code == 200 and done.json()["url"].startswith(
        of(child, "facts/care/new/?after=absence")
    )


def test_an_address_that_asks_nothing_shows_the_form_alone(child, mother, aiguls, second_child, aigul):
    for query in ("", "?after=absence", "?after=absence&fact=1", "?after=school&fact=1"):
        page = aiguls.get(of(child, f"facts/care/new/{query}"))
        assert page.status_code == 200 and page.context["question"] is None, query
    other = second_child()
    row = actions.record_fact(other, by=aigul, model=CareArrangement, institution="Үй", paper="none")
    page = aiguls.get(of(child, f"facts/care/new/?after=care&fact={row.pk}"))
    assert page.context["question"] is None


# A return.


def back(mother, day, **more):
    return away(mother, LEFT, why="change", **more) | on("holds_to", day)


BACK = date(2026, 5, 10)


@pytest.fixture
def gone(child, mother, aiguls, aigul):
    """The mother is away, and an institution takes care of the child."""
    confirmed(aiguls, of(child, "facts/absence/new/"), away(mother))
    actions.record_fact(child, by=aigul, model=CareArrangement, institution="Балдар үйү", paper="none")
    with aigul.speaking():
        return Absence.objects.get()


def test_a_return_offers_to_end_the_present_care_and_asks_for_the_parent(child, mother, gone, aiguls, aigul):
    address, answers = of(child, f"facts/absence/{gone.pk}/"), back(mother, BACK)
    page = aiguls.post(address, answers)
    assert "Did this end too?" in page.content.decode() and "This ends" not in page.content.decode()
    rows = [one.pk for one in page.context["reactions"].endings]
    page = confirmed(aiguls, address, answers, may_end=rows)
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to == BACK - timedelta(days=1)
    shown = aiguls.get(page.url)
    assert "came back on 10 May 2026. Who takes care of the child now?" in shown.content.decode()
    assert shown.context["form"]["carer_id"].initial == str(mother.adult_id)
    assert shown.context["form"]["holds_from"].initial == BACK


def test_a_return_leaves_the_present_care_where_no_tick_is_set(child, mother, gone, aiguls, aigul):
    page = confirmed(aiguls, of(child, f"facts/absence/{gone.pk}/"), back(mother, BACK))
    assert page.url == of(child, "family/")
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to is None


def test_of_a_carer_who_is_no_parent_a_return_asks_nothing(child, aiguls, aigul):
    aunt = actions.add_adult(child, by=aigul, identity={"given": "Жылдыз"}, relation="aunt_m")
    row = actions.record_fact(
        child, by=aigul, model=Absence, adult_id=aunt.adult_id, kind="external", holds_from=LEFT
    )
    actions.record_fact(child, by=aigul, model=CareArrangement, institution="Балдар үйү", paper="none")
    page = aiguls.post(of(child, f"facts/absence/{row.pk}/"), back(aunt, BACK))
    assert (page.status_code, page.url) == (302, of(child, "family/"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", ["Булар аяктайт", "Акыркы күнү", "бери алыста. Ошондон", "Азыр белгисиз"]),
        ("ru", ["Это заканчивается", "Последний день", "В отъезде: Асанова Гүлнара", "Сейчас неизвестно"]),
    ],
)
def test_both_pages_speak_both_languages(language, words, child, mother, care, sister, client_of):
    client, address, answers = client_of("aigul", language), of(child, "facts/absence/new/"), away(mother)
    text = client.post(address, answers).content.decode()
    text += client.get(confirmed(client, address, answers).url).content.decode()
    assert [word for word in words if word not in text] == []
    assert "This ends" not in text and "Not known now" not in text

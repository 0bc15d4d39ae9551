"""The list, the counts and the page of one child: each drawn in every branch, and by whom."""

import uuid
from datetime import date

import pytest

from tests.page_words import words_of
from umai.law.children.ages import months_after
from umai.law.situations.findings import NO_LAWFUL_CARER
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.models import CareArrangement, CauseConfirmation, Schooling
from umai.situations import worklist
from umai.situations.counts import counts_by_place, counts_page
from umai.situations.models import LegalFinding
from umai.situations.tests.conftest import DAY, absence_of, children_of, derive
from umai.situations.worklist import FindingFilter

LIST, COUNTS = "/situations/", "/situations/counts/"


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return words_of(answer)


def aunt_of(child, by, relation="aunt_m"):
    identity = {"surname": "Асанова", "given": "Салкын"}
    return actions.add_adult(child, by=by, identity=identity, relation=relation)


def test_the_list_says_who_has_no_lawful_carer_why_and_since_when(child, absence, client_of, monkeypatch):
    derive()
    client, erlan = client_of("aigul"), client_of("erlan")
    shown = page(client, LIST)
    for words in ("No lawful carer", "1 child", "Асанов Нурбек", "no paper", "nobody is written down"):
        assert words in shown
    assert "1 child has no lawful carer" in page(client, "/")
    monkeypatch.setattr("umai.situations.reading.COUNTED", 0)
    assert "More than 0 children have no lawful carer" in page(client, "/")
    assert "Нурбек" in page(erlan, f"{LIST}?reason=no_paper")
    assert "There is nobody to show" in page(erlan, f"{LIST}?reason=paper_lapsed")
    assert "Нурбек" in page(erlan, f"{LIST}?municipality={child.municipality_id}")
    assert "There is nobody to show" in page(erlan, f"{LIST}?municipality=1")
    assert "Нурбек" in page(erlan, f"{LIST}?what=nonsense&reason=nonsense&municipality=x&after=x")


def test_the_list_says_with_whom_the_child_lives_and_marks_strangers(child, absence, aigul, client_of):
    aunt, client = {"carer_id": aunt_of(child, aigul).adult_id}, client_of("aigul")
    fact, lives = (
        None,
        {
            "lives with a relative": aunt | {"is_kin": True},
            "lives with somebody who is no relative": aunt | {"is_kin": False},
            "nobody knows whether the carer is a relative": aunt | {"is_kin": None},
            "lives in an institution": {"carer_id": None, "is_kin": None, "institution": "Балдар үйү"},
        },
    )
    for words, care in lives.items():
        if fact is None:
            fact = actions.record_fact(child, by=aigul, model=CareArrangement, **care)
        else:
            fact = actions.correct_fact(child, by=aigul, fact=fact, **care)
        derive()
        assert words in page(client, LIST)
        red = "govuk-tag--red" in client.get(LIST).content.decode()
        assert red == (care["is_kin"] is False), words


def test_a_paper_that_runs_out_stands_in_a_list_of_its_own(child, absence, aigul, client_of, monkeypatch):
    aunt = aunt_of(child, aigul)
    paper = {"paper": "preliminary", "paper_from": today() - 100 * DAY, "paper_to": today() + 5 * DAY}
    actions.record_fact(child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, is_kin=True, **paper)
    derive()
    client = client_of("aigul")
    assert "Нурбек" not in page(client, LIST)
    shown = page(client, f"{LIST}?what=renewal_due")
    assert "Нурбек" in shown and "preliminary guardianship" in shown
    assert "The paper of 1 child runs out soon" in page(client, "/")
    monkeypatch.setattr("umai.situations.reading.COUNTED", -1)  # the count of others stops; this one does not
    assert "The paper of 1 child runs out soon" in page(client, "/")


def test_a_category_that_a_person_has_to_confirm_says_so(child, record, client_of):
    record(Schooling, attendance="left", holds_from=today() - 30 * DAY)
    record(CauseConfirmation, code="violence", words="Мугалим көрдү.", holds_from=today() - 9 * DAY)
    derive()
    shown = page(client_of("aigul"), f"{LIST}?what=out_of_school")
    assert "Нурбек" in shown and "a person has to confirm it" in shown
    assert "confirmed by a person" in page(client_of("aigul"), f"{LIST}?what=violence")


def test_places_may_be_chosen_where_there_are_several(child, absence, aigul, azamat, client_of):
    other = actions.add_child(azamat.office.place, by=azamat, id=uuid.uuid4(), identity={"given": "Асел"})
    absence_of(other, azamat)
    derive()
    shown = client_of("erlan").get(LIST).content.decode()
    assert 'name="municipality"' in shown


def test_pages_follow_each_other_without_a_gap_also_where_days_are_equal_or_unknown(
    aigul, client_of, monkeypatch
):
    monkeypatch.setattr(worklist, "PAGE", 2)
    names = ["Асел", "Бакыт", "Гүлзат", "Данияр", "Эрлан"]
    for given, since in zip(names, [None, None, None, 50, 50], strict=True):
        one = actions.add_child(
            aigul.office.place,
            by=aigul,
            id=uuid.uuid4(),
            identity={"given": given, "birth_date": date(2015, 1, 1)},
        )
        absence_of(one, aigul, since=since and today() - since * DAY)
    derive()
    client, url, seen = client_of("aigul"), LIST, []
    while url:
        shown = client.get(url)
        seen += [line.name for line in shown.context["lines"]]
        url = shown.context["next_url"] and LIST + shown.context["next_url"]
    assert sorted(seen) == sorted(names)


def test_the_counts_tell_each_place_now_and_before_and_each_look_is_on_the_trail(
    child, absence, client_of, superuser
):
    derive()
    shown = page(client_of("erlan"), COUNTS)
    assert "No lawful carer: 1 child" in shown and child.municipality.name in shown
    assert "rounded to ten" not in shown
    assert "By place" not in page(client_of("erlan"), f"{COUNTS}?what=renewal_due")
    assert "No lawful carer: 1 child" in page(client_of("farida"), COUNTS)
    page(client_of("aigul"), LIST)
    asked = "select act, children from trail_entry where act like 'situations.%'"
    looks = superuser.execute(asked).fetchall()
    assert ("situations.rows", [child.pk]) in looks
    assert "situations.counts" in {act for act, _children in looks}


def test_the_page_of_the_child_tells_what_was_known_when(child, absence, aigul, client_of):
    client = client_of("aigul")
    url = f"/children/{child.pk}/situations/"
    assert "Nothing was derived yet" in page(client, url)
    derive()
    assert "without a known end" not in page(client, url)
    actions.change_fact(child, by=aigul, fact=absence, changed_on=today(), holds_to=today() - 10 * DAY)
    derive()
    shown = page(client, url)
    assert shown.count("No lawful carer: no paper") == 2
    assert "What the law said of the child" in page(client, f"/children/{child.pk}/")


def test_who_works_elsewhere_sees_nobody_and_finds_no_page(child, absence, client_of):
    derive()
    of_child = f"/children/{child.pk}/situations/"
    for who in ("bakyt", "kanykei", "gulnara", "timur", "omurbek"):
        client = client_of(who)
        assert {client.get(url).status_code for url in (LIST, of_child)} <= {403, 404}, who
    assert "There is nobody to show" in page(client_of("cholpon"), LIST)
    page(client_of("cholpon"), of_child, 404)


def test_the_ministry_counts_by_district_and_is_led_to_no_child(aigul, ministry, client_of):
    children_of(aigul, 6)
    derive()
    client = client_of("mirlan")
    shown = client.get(COUNTS)
    assert "No lawful carer: 10 children" in words_of(shown) and "rounded to ten" in words_of(shown)
    assert LIST + "?" not in shown.content.decode()
    assert "Children without a lawful carer" in page(client, "/")
    assert client.get(LIST).status_code == 403


def test_where_nobody_knows_how_old_the_child_is_no_end_is_known(aigul, client_of):
    one = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Асел"})
    absence_of(one, aigul)
    derive()
    assert "without a known end" in page(client_of("aigul"), f"/children/{one.pk}/situations/")


@pytest.mark.parametrize("months, name", [(3, "quarter_ago"), (12, "year_ago")])
def test_three_months_and_a_year_ago_are_counted_by_the_day(months, name, aigul):
    for number, day in enumerate((date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 31))):
        ago = months_after(day, -months)
        children_of(aigul, 1, since=ago)
        children_of(aigul, 1, since=ago + DAY)
        derive()
        (line,) = counts_page(FindingFilter(aigul, day, NO_LAWFUL_CARER))["lines"]
        assert (getattr(line, name), line.now) == (1 + 2 * number, 2 + 2 * number), day


def test_the_last_day_of_a_finding_still_counts(child, absence, aigul):
    back = {"changed_on": today(), "holds_to": today() - 10 * DAY}
    actions.change_fact(child, by=aigul, fact=absence, **back)
    derive()
    last = LegalFinding.objects.using("owner").get(code=NO_LAWFUL_CARER).to_on
    asked = FindingFilter(aigul, today(), NO_LAWFUL_CARER)
    assert list(counts_by_place(asked, [last, last + DAY]).values()) == [[1, 0]]


def test_of_two_carers_the_stranger_stands_out(aigul, client_of):
    orders = [(True, False), (False, True), (None, False), (False, None)]
    for child, order in zip(children_of(aigul, len(orders)), orders, strict=True):
        for is_kin in order:
            carer = aunt_of(child, aigul, relation="other_relative").adult_id
            actions.record_fact(child, by=aigul, model=CareArrangement, carer_id=carer, is_kin=is_kin)
    derive()
    shown = page(client_of("aigul"), LIST)
    assert shown.count("lives with somebody who is no relative") == len(orders)

"""The pages of the family and of the facts: each kind has one to add and one to change."""

import re
import uuid
from datetime import date

from tests.looking import reading
from tests.reactions import confirmed
from umai.register.child import actions
from umai.register.models import Absence, AdultIdentity, Child, HealthDetail, Identity, Kinship

BORN = {"born_day": "27", "born_month": "3", "born_year": "2015"}
TOO_LONG = "а" * 301


def of(child, what):
    return f"/children/{child.pk}/{what}"


def test_a_known_adult_is_chosen_from_a_sisters_family(child, mother, aiguls, aigul):
    sister = actions.add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанова", "given": "Айжан"}
    )
    address = of(sister, "family/known/")
    page = aiguls.post(address, {"step": "search", "text": "Асанов Нурбек"})
    assert "Асанова Гүлнара, mother" in page.content.decode()
    done = aiguls.post(
        address,
        {"step": "link", "text": "Асанов Нурбек", "adult": str(mother.adult_id), "relation": "mother"},
    )
    assert done.status_code == 302
    with aigul.speaking():
        assert Kinship.objects.filter(adult=mother.adult).count() == 2


def test_the_form_of_an_adult_leads_to_those_who_are_known_and_adds_one(child, aiguls, aigul):
    page = aiguls.get(of(child, "family/new/")).content.decode()
    assert "Асанов Нурбек" in page and of(child, "family/known/") in page
    page = aiguls.post(of(child, "family/known/"), {"step": "search", "text": "Кадыров Эсен"})
    assert "Nobody found within your reach" in page.content.decode()
    said = {"relation": "mother", "given": "Гүлнара", "phone": "0555 123 456", "lives_together": "yes"}
    page = aiguls.post(of(child, "family/new/"), {"id": uuid.uuid4()} | said)
    assert (page.status_code, page.url) == (302, f"/children/{child.pk}/family/")
    with aigul.speaking():
        assert AdultIdentity.objects.get().phone == "+996555123456"
        assert Kinship.objects.get().relation == "mother"


def absence(mother, **more):
    return (
        {"adult_id": str(mother.adult_id), "kind": "external", "country": "RU", "holds_from_day": "1"}
        | {"holds_from_month": "2", "holds_from_year": "2025"}
        | more
    )


def test_an_absence_is_recorded_and_the_return_too(child, mother, aiguls, aigul):
    assert "Russia" in aiguls.get(of(child, "facts/absence/new/")).content.decode()
    page = confirmed(aiguls, of(child, "facts/absence/new/"), absence(mother))
    assert page.status_code == 302
    with aigul.speaking():
        away = Absence.objects.get()
    change = of(child, f"facts/absence/{away.pk}/")
    assert 'value="2025"' in aiguls.get(change).content.decode()
    back = {"why": "change", "holds_to_day": "10", "holds_to_month": "5", "holds_to_year": "2026"}
    assert aiguls.post(change, absence(mother, **back)).status_code == 302
    with aigul.speaking():
        now = Absence.objects.get()
        assert (now.holds_to, now.happened_on, now.why) == (date(2026, 5, 10), date(2026, 5, 10), "change")
        assert Absence.ever.count() == 2


def test_the_second_correction_is_told_and_keeps_what_was_typed(child, mother, aiguls, aigul):
    away = actions.record_fact(
        child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external", country="RU"
    )
    change = of(child, f"facts/absence/{away.pk}/")
    actions.correct_fact(child, by=aigul, fact=away, country="KZ")
    page = aiguls.post(change, absence(mother, why="correction", place="Москва"))
    assert page.status_code == 409
    text = page.content.decode()
    assert "Somebody else changed this a moment ago." in text and "Москва" in text
    with aigul.speaking():
        assert Absence.objects.get().country == "KZ"


def test_a_head_strikes_out_and_a_social_worker_is_not_offered_it(child, mother, aiguls, client_of, damira):
    away = actions.record_fact(
        child, by=damira, model=Absence, adult_id=mother.adult_id, kind="external", country="RU"
    )
    change = of(child, f"facts/absence/{away.pk}/")
    assert "Strike it out" not in aiguls.get(change).content.decode()
    assert aiguls.post(change, {"why": "struck"}).status_code == 422
    assert client_of("damira").post(change, {"why": "struck"}).status_code == 302
    with damira.speaking():
        assert not Absence.objects.exists()


def test_a_change_asks_since_when_and_the_identity_is_corrected_on_the_same_page(child, aiguls, aigul):
    with reading(aigul):
        identity = Identity.objects.get()
    page = aiguls.post(of(child, f"facts/identity/{identity.pk}/"), {"why": "change", "given": "Эрмек"})
    assert page.status_code == 422 and "since which day" in page.content.decode()
    change = of(child, f"facts/identity/{identity.pk}/")
    assert "Нурбек" in aiguls.get(change).content.decode()
    page = aiguls.post(
        change, {"why": "correction", "surname": "Асанов", "given": "Эрмек", "sex": "m"} | BORN
    )
    assert page.status_code == 302
    with reading(aigul):
        assert Identity.objects.get().given == "Эрмек"


def test_an_address_out_of_reach_ends_at_the_search(child, aiguls, azamat, village):
    page = aiguls.post(
        of(child, "facts/address/new/"), {"kind": "actual", "settlement_id": village(azamat.office).pk}
    )
    assert (page.status_code, page.url) == (302, "/children/?moved")
    assert "The file has moved" in aiguls.get(page.url).content.decode()


def test_a_department_moves_the_file(child, client_of, azamat, aigul, jyldyz):
    assert client_of("aigul").get(of(child, "move/")).status_code == 403
    damiras = client_of("damira")
    there = azamat.office.place
    assert damiras.post(of(child, "move/"), {"municipality": ""}).status_code == 422
    assert damiras.post(of(child, "move/"), {"municipality": there.pk}).status_code == 302
    with azamat.speaking():
        assert Child.objects.get().office_id == azamat.office.pk


FACT_PAGES = ["absence", "address", "care", "school", "health-point", "languages", "household"]


def test_every_fact_has_a_page_that_says_what_is_missing(child, mother, aiguls):
    for kind in FACT_PAGES:
        address = of(child, f"facts/{kind}/new/")
        assert aiguls.get(address).status_code == 200, kind
        page = aiguls.post(address, {"id": uuid.uuid4()})
        assert page.status_code == 422 and "govuk-error-summary" in page.content.decode(), kind
    for kind, answers, sentence in BAD_FACTS:
        page = aiguls.post(of(child, f"facts/{kind}/new/"), {"id": uuid.uuid4()} | answers)
        assert page.status_code == 422 and sentence in page.content.decode(), kind
        for value in answers.values():
            if len(value) > 4 and "\x07" not in value and value != TOO_LONG and "-" not in value:
                assert value in page.content.decode(), kind


GOOD = {
    "address": {"kind": "actual", "words": "Ленин, 5"},
    "care": {"paper": "none", "institution": "Балдар үйү"},
    "school-leaving": {"reason": "distance", "words": "8 км"},
    "school": {"attendance": "attends", "grade": "3", "school_year": "2026", "programme": "12"},
    "health-point": {"facility": "ФАП"},
    "languages": {"of_child": "кыргызча"},
}


def test_every_fact_is_recorded_shown_again_and_corrected(child, aiguls, aigul):
    from umai.register.kinds import KIND_OF_SLUG

    for kind in GOOD:
        assert aiguls.post(of(child, f"facts/{kind}/new/"), GOOD[kind]).status_code == 302, kind
        with aigul.speaking():
            row = KIND_OF_SLUG[kind].model.objects.get()
        change = of(child, f"facts/{kind}/{row.pk}/")
        assert aiguls.get(change).status_code == 200, kind
        assert aiguls.post(change, GOOD[kind] | {"why": "correction"}).status_code == 302, kind


BAD_FACTS = [
    ("address", {"kind": "actual", "words": TOO_LONG}, "Shorten this"),
    ("address", {"kind": "actual"}, "Choose the village, or write the address in words."),
    ("address", {"kind": "<b>", "words": "5"}, "Choose one of the answers on the page."),
    ("care", {"paper": "none"}, "Choose who takes care"),
    ("care", {"paper": "none", "institution": "а\x07б"}, "signs that cannot be seen"),
    ("school", {"attendance": "attends", "grade": "13"}, "Write 12 or less."),
    ("school", {"attendance": "attends", "grade": "үч"}, "whole number in digits"),
    ("school", {"attendance": "attends", "school_year": "2150"}, "too far ahead"),
    ("languages", {}, "Write at least one language."),
    ("absence", {"kind": "internal", "country": "RU"}, "No country is chosen"),
    ("absence", {"kind": "external", "adult_id": str(uuid.uuid4())}, "on the list"),
    (
        "absence",
        {"kind": "external", "holds_from_day": "1", "holds_from_month": "1", "holds_from_year": "2199"},
        "has not come yet",
    ),
]


def test_another_place_or_behind_a_wall_is_answered_as_if_there_were_no_child(
    child, client_of, aigul, aiguls, wall
):
    for who in ("cholpon", "azamat", "jyldyz"):
        client = client_of(who)
        for what in ("facts/absence/new/", "family/new/", "family/known/", "move/"):
            there, nowhere = client.get(of(child, what)), client.get(f"/children/{uuid.uuid4()}/{what}")
            assert there.status_code == nowhere.status_code == 404, what
            assert there.content == nowhere.content, what
    wall(aigul, child)
    assert aiguls.get(of(child, "facts/absence/new/")).status_code == 404
    assert "Болотович" not in aiguls.post("/children/", {"text": "Асанов Нурбек"}).content.decode()


def test_a_sealed_page_exists_for_few(child, client_of, aigul, grant):
    addresses = [of(child, f"facts/{kind}/new/") for kind in ("health", "shelter", "adoption")]
    for who, status in (("aigul", 404), ("erlan", 404), ("farida", 404), ("damira", 200)):
        client = client_of(who)
        assert [client.get(address).status_code for address in addresses] == [status] * 3, who
    grant(aigul, child)
    client = client_of("aigul")
    answers = [client.post(address, {"words": "Эпилепсия"}).status_code for address in addresses]
    assert answers == [302] * 3


def test_a_sealed_row_is_shown_to_few_and_the_look_is_noted(child, damira, client_of, trail):
    row = actions.record_fact(child, by=damira, model=HealthDetail, words="Эпилепсия")
    address = of(child, f"facts/health/{row.pk}/")
    assert client_of("erlan").get(address).status_code == 404
    assert "Эпилепсия" in client_of("damira").get(address).content.decode()
    assert ("register.sealed", "looked") in trail()


def test_a_kind_or_a_row_that_is_not_of_this_child_is_not_found(child, aiguls, aigul):
    for what in ("facts/nonsense/new/", "facts/identity/new/", "facts/adult/new/"):
        assert aiguls.get(of(child, what)).status_code == 404, what
    other = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айжан"})
    with reading(aigul):
        identity = Identity.objects.get(child=other)
    assert aiguls.get(of(child, f"facts/identity/{identity.pk}/")).status_code == 404


def test_each_opened_form_of_a_fact_is_a_row_of_its_own(child, aiguls):
    page = of(child, "facts/absence/new/")
    ids = {
        re.search(r'name="id" value="([^"]+)"', aiguls.get(page).content.decode())[1] for _time in range(2)
    }
    assert len(ids) == 2

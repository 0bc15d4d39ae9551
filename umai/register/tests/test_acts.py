"""Each act: it works, the wrong role and the wrong place are refused, and it is on the trail."""

import uuid
from datetime import date

import pytest

from tests.looking import reading
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyReceived
from umai.names.keys import word_number
from umai.refusal import NotPermitted
from umai.register.child import actions
from umai.register.models import (
    Absence,
    Address,
    Adult,
    AdultIdentity,
    CareArrangement,
    HealthPoint,
    Identity,
    Kinship,
    Languages,
    Membership,
    Schooling,
    SearchKey,
    VocabularyWord,
)

ADULT = {"surname": "Асанов", "given": "Болот"}


def acts(child, mother, worker, aigul):
    """Every act that takes a child, as this worker would do it."""
    with aigul.speaking():
        identity = Identity.objects.get(child_id=child.pk)
    return {
        "register.add_adult": lambda: actions.add_adult(child, by=worker, identity=ADULT, relation="father"),
        "register.link_adult": lambda: actions.link_adult(
            child, by=worker, adult=Adult(pk=uuid.uuid4()), relation="aunt_m"
        ),
        "register.record_fact": lambda: actions.record_fact(
            child, by=worker, model=HealthPoint, facility="ФАП"
        ),
        "register.change_fact": lambda: actions.change_fact(
            child, by=worker, fact=identity, changed_on=date(2026, 1, 1), given="Эрмек"
        ),
        "register.correct_fact": lambda: actions.correct_fact(child, by=worker, fact=identity, given="Эрмек"),
        "register.strike_fact": lambda: actions.strike_fact(child, by=worker, fact=mother),
        "register.move_file": lambda: actions.move_file(child, by=worker, municipality=worker.office.place),
    }


NAMES = [
    "register.add_adult",
    "register.link_adult",
    "register.record_fact",
    "register.change_fact",
    "register.correct_fact",
    "register.strike_fact",
    "register.move_file",
]


def test_another_place_is_refused_and_striking_and_moving_are_for_the_department(
    child, mother, aigul, request, trail
):
    for name in NAMES:
        for who in ("cholpon", "azamat"):
            worker = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                acts(child, mother, worker, aigul)[name]()
            assert trail()[-1] == (name, "refused"), who
    for name in ("register.strike_fact", "register.move_file"):
        with pytest.raises(NotPermitted):
            acts(child, mother, aigul, aigul)[name]()


def test_a_child_is_added_with_keys_address_and_languages(aigul, village, trail):
    there = village(aigul.office)
    child = actions.add_child(
        aigul.office.place,
        by=aigul,
        id=uuid.uuid4(),
        identity={"surname": "Асанов", "given": "Нурбек"},
        address={"settlement_id": there.pk, "words": "Ленин, 5"},
        languages={"of_child": "кыргызча", "of_carer": "", "interpreter": ""},
    )
    assert trail() == [("register.add_child", "done")]
    with reading(aigul):
        (found,) = SearchKey.objects.all()
        assert (found.given, found.surname, found.father) == (
            word_number("нурбек"),
            word_number("асан"),
            None,
        )
        assert (found.child_id, found.district_id) == (child.pk, child.district_id)
        assert {"нурбек", "асан"} == set(VocabularyWord.objects.values_list("word", flat=True))
        assert Address.objects.get().settlement_id == there.pk
        assert Languages.objects.get().child_id == child.pk


def test_an_adult_joins_family_and_household(child, mother, aigul, trail):
    with aigul.speaking():
        assert AdultIdentity.objects.get().given == "Гүлнара"
        assert Kinship.objects.get().relation == "mother"
        homes = Membership.objects.all()
        assert {row.household_id for row in homes} == {homes[0].household_id} and len(homes) == 2
    assert trail()[-1] == ("register.add_adult", "done")


def test_a_child_and_an_adult_that_are_sent_twice_are_received_once(child, aigul, trail):
    with pytest.raises(AlreadyReceived):
        actions.add_child(aigul.office.place, by=aigul, id=child.pk, identity={"given": "Нурбек"})
    assert trail()[-1] == ("register.add_child", "refused")
    said = {"id": uuid.uuid4(), "identity": ADULT, "relation": "father"}
    actions.add_adult(child, by=aigul, **said)
    with pytest.raises(AlreadyReceived):
        actions.add_adult(child, by=aigul, **said)
    assert trail()[-1] == ("register.add_adult", "refused")
    with aigul.speaking():
        assert Identity.objects.count() == Adult.objects.count() == Kinship.objects.count() == 1


def test_an_adult_of_another_child_is_not_added_a_second_time(child, mother, second_child, aigul):
    with pytest.raises(AlreadyReceived):
        actions.add_adult(
            second_child(aigul), by=aigul, id=mother.adult_id, identity=ADULT, relation="father"
        )


def test_a_known_adult_joins_the_family_of_a_second_child(child, mother, aigul, trail, second_child):
    sister = second_child(aigul)
    actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother", lives_together=True)
    assert trail()[-1] == ("register.link_adult", "done")
    with aigul.speaking():
        assert Kinship.objects.filter(adult=mother.adult).count() == 2
        assert Membership.objects.values("household_id").distinct().count() == 1
    with pytest.raises(actions.AlreadyLinked):
        actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother")


def test_an_adult_out_of_sight_is_not_linked(child, mother, cholpon, second_child):
    far = second_child(cholpon)
    with pytest.raises(NotPermitted):
        actions.link_adult(far, by=cholpon, adult=mother.adult, relation="mother")


FACTS = [
    (Absence, {"kind": "external", "country": "RU", "holds_from": date(2025, 2, 1)}),
    (CareArrangement, {"is_kin": True, "paper": "none"}),
    (Schooling, {"attendance": "attends", "grade": 3, "school_year": 2026}),
    (HealthPoint, {"facility": "ФАП"}),
    (Languages, {"of_child": "кыргызча"}),
    (Address, {"words": "Ленин, 5"}),
]


def test_every_fact_is_recorded(child, mother, aigul, trail):
    whose = {Absence: {"adult_id": mother.adult_id}, CareArrangement: {"carer_id": mother.adult_id}}
    for model, fact in FACTS:
        row = actions.record_fact(child, by=aigul, model=model, **fact, **whose.get(model, {}))
        with aigul.speaking():
            stored = model.objects.get(pk=row.pk)
            assert stored.recorded_by_id == aigul.pk and stored.district_id == child.district_id, model
        assert trail()[-1] == ("register.record_fact", "done"), model


def test_a_correction_keeps_the_old_row(child, aigul, trail):
    with reading(aigul):
        old = Identity.objects.get()
    new = actions.correct_fact(child, by=aigul, fact=old, given="Эрмек")
    with reading(aigul):
        assert list(Identity.objects.values_list("given", flat=True)) == ["Эрмек"]
        assert Identity.ever.get(pk=old.pk).given == "Нурбек"
        assert [one.given for one in SearchKey.objects.filter(identity=new)] == [word_number("ермек")]
    assert trail()[-1] == ("register.correct_fact", "done")


def test_two_corrections_at_once_keep_the_first(child, aigul, erlan):
    with reading(aigul):
        old = Identity.objects.get()
    actions.correct_fact(child, by=aigul, fact=old, given="Эрмек")
    with pytest.raises(AlreadyReplaced):
        actions.correct_fact(child, by=erlan, fact=old, given="Эрлан")
    with reading(aigul):
        assert Identity.objects.get().given == "Эрмек"


def test_a_struck_row_counts_no_more_and_stays(child, mother, damira, trail):
    actions.strike_fact(child, by=damira, fact=mother)
    with damira.speaking():
        assert not Kinship.objects.exists()
        assert Kinship.ever.count() == 2
    assert trail()[-1] == ("register.strike_fact", "done")


def test_a_row_of_another_child_is_not_changed_through_this_one(child, aigul, second_child):
    other = second_child(aigul)
    with reading(aigul):
        identity = Identity.objects.get(child=other)
    with pytest.raises(NotPermitted):
        actions.correct_fact(child, by=aigul, fact=identity, given="Эрмек")


def test_a_fact_names_only_adults_of_the_family(child, mother, aigul, second_child):
    stranger = actions.add_adult(second_child(aigul), by=aigul, identity=ADULT, relation="father").adult_id
    with pytest.raises(NotPermitted):
        actions.record_fact(child, by=aigul, model=Absence, adult_id=stranger, kind="internal")
    with pytest.raises(NotPermitted):
        actions.record_fact(child, by=aigul, model=CareArrangement, carer_id=stranger)
    with aigul.speaking():
        his = AdultIdentity.objects.get(adult_id=stranger)
    with pytest.raises(NotPermitted):
        actions.correct_fact(child, by=aigul, fact=his, given="Эркин")


def test_of_two_at_the_same_moment_one_is_told(child, aigul, erlan):
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    from django.db import connections

    with reading(aigul):
        old = Identity.objects.get()
    start = Barrier(2)

    def correct(by, given):
        try:
            start.wait(timeout=10)
            actions.correct_fact(child, by=by, fact=old, given=given)
        except AlreadyReplaced:
            return "told"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(correct, (aigul, erlan), ("Эрмек", "Эрлан")))

    assert sorted(answers) == ["done", "told"]
    with aigul.speaking():
        assert Identity.ever.count() == 2

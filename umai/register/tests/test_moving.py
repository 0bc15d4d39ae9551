"""A file moves with the child, the family with the file; a PIN has one holder; sealed stays sealed."""

import pytest

from tests.looking import reading
from tests.moves import move_across
from umai.register.child import actions
from umai.register.models import (
    Absence,
    Address,
    AdultIdentity,
    Child,
    HealthDetail,
    Identity,
    Kinship,
    SearchKey,
)

ADULT = {"surname": "Асанов", "given": "Болот"}
PIN = "22703201500123"


def test_a_pin_belongs_to_one_child_or_adult_wherever_it_lives(child, aigul, cholpon, second_child):
    actions.add_adult(child, by=aigul, identity=ADULT | {"pin": PIN}, relation="father")
    with pytest.raises(actions.PinTaken):
        actions.add_adult(child, by=aigul, identity=ADULT | {"pin": PIN}, relation="uncle_f")
    second_child(aigul, pin=PIN)
    with pytest.raises(actions.PinTaken) as refusal:
        second_child(cholpon, pin=PIN)
    assert PIN not in str(refusal.value)
    assert refusal.value.__cause__ is None and refusal.value.__suppress_context__
    with cholpon.speaking():
        assert not Child.objects.exists()


def test_a_replaced_pin_is_free_again(aigul, second_child):
    child = second_child(aigul, pin=PIN)
    with reading(aigul):
        identity = Identity.objects.get()
    actions.correct_fact(child, by=aigul, fact=identity, pin="")
    assert second_child(aigul, pin=PIN)


def test_an_address_in_the_next_aimak_takes_the_file_along(child, mother, aigul, azamat, village):
    new = village(azamat.office)
    actions.record_fact(child, by=aigul, model=Address, settlement_id=new.pk, words="5")
    with reading(azamat):
        moved = Child.objects.get()
        assert moved.municipality_id == new.municipality_id
        assert moved.office_id == azamat.office.pk
        assert Identity.objects.exists() and SearchKey.objects.exists()
        assert AdultIdentity.objects.get().given == "Гүлнара"


def test_the_mother_is_seen_and_her_absence_recorded_from_the_new_aimak(
    child, mother, aigul, azamat, village
):
    actions.record_fact(child, by=aigul, model=Address, settlement_id=village(azamat.office).pk)
    with azamat.speaking():
        there = Child.objects.get()
    away = actions.record_fact(
        there, by=azamat, model=Absence, adult_id=mother.adult_id, kind="internal", place="Бишкек"
    )
    actions.correct_fact(there, by=azamat, fact=away, place="Ош")
    with azamat.speaking():
        her = AdultIdentity.objects.get()
    actions.correct_fact(there, by=azamat, fact=her, phone="+996555123456")


def test_an_address_in_another_district_is_refused(child, aigul, jyldyz, village):
    with pytest.raises(actions.OutsideDistrict):
        actions.record_fact(child, by=aigul, model=Address, settlement_id=village(jyldyz.office).pk)
    with aigul.speaking():
        assert not Address.objects.exists()
        assert Child.objects.get().district_id == child.district_id


def test_a_department_moves_a_file_within_its_district_and_pushes_none_into_another(
    child, damira, jyldyz, trail, mother, azamat
):
    with pytest.raises(actions.OutsideDistrict):
        actions.move_file(child, by=damira, municipality=jyldyz.office.place)
    assert trail()[-1] == ("register.move_file", "refused")
    with jyldyz.speaking():
        assert not Child.objects.exists()
    actions.move_file(child, by=damira, municipality=azamat.office.place)
    assert trail()[-1] == ("register.move_file", "done")
    with reading(azamat):
        assert Child.objects.get().office_id == azamat.office.pk
        assert Kinship.objects.exists()
        assert AdultIdentity.objects.exists()


def test_the_family_goes_along_unless_another_child_stays(
    child, mother, aigul, damira, azamat, jyldyz, second_child
):
    sister = second_child(aigul)
    actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
    father = actions.add_adult(child, by=aigul, identity=ADULT, relation="father")
    move_across(child.pk, by=damira, to=jyldyz)
    with reading(aigul):
        assert [one.given for one in AdultIdentity.objects.all()] == ["Гүлнара"]
    with reading(jyldyz):
        seen = AdultIdentity.objects.all()
        assert {one.given for one in seen} == {"Гүлнара", "Болот"}
        his = AdultIdentity.objects.get(adult_id=father.adult_id)
        assert his.municipality_id == jyldyz.office.place_id


def test_sealed_facts_are_for_the_worker_of_the_case_and_the_head(
    child, aigul, erlan, damira, azamat, farida, grant, trail
):
    for worker in (aigul, erlan):
        with pytest.raises(actions.MayNotWriteSealed):
            actions.record_fact(child, by=worker, model=HealthDetail, words="Эпилепсия")
    grant(aigul, child)
    actions.record_fact(child, by=aigul, model=HealthDetail, words="Эпилепсия")
    for worker, sees in ((aigul, True), (damira, True), (erlan, False), (azamat, False), (farida, False)):
        with reading(worker):
            assert HealthDetail.objects.exists() is sees


def test_a_correction_to_a_pin_that_is_taken_is_refused_and_changes_nothing(child, aigul, second_child):
    second_child(pin=PIN)
    with reading(aigul):
        identity = Identity.objects.get(child=child)
    with pytest.raises(actions.PinTaken) as refusal:
        actions.correct_fact(child, by=aigul, fact=identity, pin=PIN)
    assert PIN not in str(refusal.value)
    with reading(aigul):
        assert Identity.ever.filter(child=child).count() == 1

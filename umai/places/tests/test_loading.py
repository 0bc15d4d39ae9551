"""A new version of the classifier over the old one."""

from datetime import date

import pytest

from umai.places.classifier import COUNTRY_FOLDER, load_classifier
from umai.places.files import UnusableClassifier
from umai.places.models import Change, Classifier, Place, Precision

SUZAK = "41703220000000"


def test_a_second_load_of_the_same_files_changes_nothing(places):
    before = list(places.order_by("pk").values())

    report = load_classifier(COUNTRY_FOLDER, using="owner")

    assert (report.inserted, report.updated, report.closed, report.changes) == (0, 0, 0, 0)
    assert list(places.order_by("pk").values()) == before


def test_a_dry_run_reports_and_keeps_everything(places, in_force_in_2027, edit):
    edit("territories.csv", "Сузакский район", "Новый район")

    report = load_classifier(in_force_in_2027, using="owner", dry_run=True)

    assert report.updated == 1
    assert places.get(code=SUZAK).name_ru == "Сузакский район"
    assert Classifier.objects.using("owner").count() == 1


def test_a_renamed_place_keeps_its_id_and_its_old_name(places, in_force_in_2027, edit):
    before = places.get(code=SUZAK)
    edit("territories.csv", "Сузакский район", "Новый район")

    load_classifier(in_force_in_2027, using="owner")

    after = places.get(code=SUZAK)
    assert (after.pk, after.name_ru) == (before.pk, "Новый район")
    change = Change.objects.using("owner").get(place=after, kind="rename")
    assert (change.old, change.new, change.from_on) == ("Сузакский район", "Новый район", date(2027, 1, 1))


def test_a_code_that_is_gone_ends_the_day_before_and_stays(places, in_force_in_2027, edit):
    edit("villages_ru.csv", "41702205807010", "41702205807019")
    old = places.get(code="41702205807010")

    report = load_classifier(in_force_in_2027, using="owner")

    ended, new = places.get(code="41702205807010"), places.get(code="41702205807019")
    assert (report.inserted, report.closed) == (1, 1)
    assert (ended.pk, ended.valid_to, ended.valid_to_precision) == (old.pk, date(2026, 12, 31), Precision.DAY)
    assert (new.valid_from, new.valid_to) == (date(2027, 1, 1), None)


def test_without_a_published_day_the_end_is_marked_as_a_span(places, folder, edit):
    edit("villages_ru.csv", "41702205807010", "41702205807019")
    edit("classifier.toml", "SOATE", "Newer SOATE")

    load_classifier(folder, using="owner")

    ended = places.get(code="41702205807010")
    assert (ended.valid_to_precision, ended.valid_to_words[:5]) == (Precision.SPAN, "Newer")
    assert places.get(code="41702205807019").valid_from is None


def test_a_newer_version_loaded_twice_changes_nothing_more(places, in_force_in_2027, edit):
    edit("villages_ru.csv", "41702205807010", "41702205807019")
    edit("territories.csv", "Сузакский район", "Новый район")
    load_classifier(in_force_in_2027, using="owner")

    report = load_classifier(in_force_in_2027, using="owner")

    assert (report.inserted, report.updated, report.closed, report.changes) == (0, 0, 0, 0)


def test_an_announced_change_says_what_replaced_a_code(places, in_force_in_2027, edit):
    edit("villages_ru.csv", "41702205807010", "41702205807019")
    with (in_force_in_2027 / "territory_changes.csv").open("a", encoding="utf-8") as file:
        file.write("2026-11,41702205807019,status,Берю-Баш (41702205807010),Берю-Баш,,a test,high\n")

    load_classifier(in_force_in_2027, using="owner")

    ended = places.get(code="41702205807010")
    assert (ended.valid_to, ended.valid_to_precision) == (date(2026, 11, 30), Precision.MONTH)
    assert ended.replaced_by.code == "41702205807019"
    assert places.known_as("41702205807010").code == "41702205807019"


def test_a_version_without_settlements_leaves_them_alone(places, in_force_in_2027):
    (in_force_in_2027 / "villages_ru.csv").unlink()

    assert load_classifier(in_force_in_2027, using="owner").closed == 0


def test_a_version_without_changes_opens_nothing_again(places, in_force_in_2027):
    (in_force_in_2027 / "territory_changes.csv").unlink()

    load_classifier(in_force_in_2027, using="owner")

    assert places.get(code="41708206600010").valid_to == date(2024, 12, 31)


def test_a_name_that_a_native_confirmed_outlives_one_made_by_rule(places, in_force_in_2027):
    places.filter(code="41702205807010").update(name_ky="Бөрүбаш", names_reviewed=True)

    load_classifier(in_force_in_2027, using="owner")

    assert places.get(code="41702205807010").name_ky == "Бөрүбаш"


def test_an_older_version_does_not_come_back_by_mistake(places, in_force_in_2027):
    load_classifier(in_force_in_2027, using="owner")

    with pytest.raises(UnusableClassifier, match="a newer one replaced it"):
        load_classifier(COUNTRY_FOLDER, using="owner")


def test_nothing_changes_when_the_files_are_unusable(places, in_force_in_2027, edit):
    edit("territories.csv", "Сузакский район", "Новый район")
    edit("villages_ru.csv", "41702205807010", "4170220580701")

    with pytest.raises(
        UnusableClassifier, match=r"villages_ru.csv line 6: code “4170220580701” is not 14 digits"
    ):
        load_classifier(in_force_in_2027, using="owner")

    assert not Place.objects.using("owner").filter(name_ru="Новый район").exists()


def test_a_moved_village_keeps_its_id_and_says_where_it_was(places, in_force_in_2027, edit):
    before = places.get(code="41702205807010")
    edit("villages_ru.csv", "41702205807010,41702205807000", "41702205807010,41702205812000")

    load_classifier(in_force_in_2027, using="owner")
    again = load_classifier(in_force_in_2027, using="owner")

    after = places.get(code="41702205807010")
    assert (after.pk, after.municipality.code) == (before.pk, "41702205812000")
    change = Change.objects.using("owner").get(place=after, kind="parent")
    assert (change.old, change.new) == ("41702205807000", "41702205812000")
    assert places.get(code="41702205807000").is_current
    assert again.updated == 0

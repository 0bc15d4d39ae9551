"""A new version of the classifier over the old one."""

from datetime import date

import pytest

from umai.places.classifier import COUNTRY_FOLDER, load_classifier
from umai.places.files import UnusableClassifier
from umai.places.models import Change, Classifier, Place, Precision

SUZAK = "41703220000000"
MOVED = "41702205807010"
GONE, CAME = "41702205805010", "41702205805019"
BELOGORKA = "41708222809010"  # the Тош-Булак that was Белогорка


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


def test_a_newer_version_renames_moves_and_ends_places_which_keep_their_ids(places, in_force_in_2027, edit):
    """A name that a native confirmed outlives one made by rule; the same version again changes nothing."""
    before = {code: places.get(code=code).pk for code in (SUZAK, MOVED, GONE, BELOGORKA)}
    places.filter(code=MOVED).update(name_ky="Бөрүбаш", names_reviewed=True)
    places.filter(code=BELOGORKA).update(name_ky="Тошбулак", names_reviewed=True, name_ky_source="A reader")
    made = places.villages().filter(name_ky_source="", also=[]).exclude(code__in=before).first()
    with (in_force_in_2027 / "village_names.csv").open("a", encoding="utf-8") as file:
        file.write(f"{made.code},Жаңы ысым,Мурунку; Бурунку,A test\n")
    edit("territories.csv", "Сузакский район", "Новый район")
    edit("villages_ru.csv", GONE, CAME)
    edit("villages_ru.csv", f"{MOVED},41702205807000", f"{MOVED},41702205812000")

    report = load_classifier(in_force_in_2027, using="owner")

    assert (report.inserted, report.closed) == (1, 1)
    assert {code: places.get(code=code).pk for code in before} == before
    suzak, moved, ended, new = (places.get(code=code) for code in (SUZAK, MOVED, GONE, CAME))
    change = Change.objects.using("owner").get(place=suzak, kind="rename")
    assert (change.old, change.new, change.from_on) == ("Сузакский район", "Новый район", date(2027, 1, 1))
    assert suzak.name_ru == "Новый район"
    assert moved.municipality.code == "41702205812000" and places.get(code="41702205807000").is_current
    change = Change.objects.using("owner").get(place=moved, kind="parent")
    assert (change.old, change.new) == ("41702205807000", "41702205812000")
    assert (ended.valid_to, ended.valid_to_precision) == (date(2026, 12, 31), Precision.DAY)
    assert (new.valid_from, new.valid_to) == (date(2027, 1, 1), None)
    belogorka = places.get(code=BELOGORKA)
    assert (moved.name_ky, belogorka.name_ky, belogorka.name_ky_source) == ("Бөрүбаш", "Тошбулак", "A reader")
    made.refresh_from_db()
    assert (made.name_ky, made.name_ky_source, made.also) == ("Жаңы ысым", "A test", ["Мурунку", "Бурунку"])

    again = load_classifier(in_force_in_2027, using="owner")

    assert (again.inserted, again.updated, again.closed, again.changes) == (0, 0, 0, 0)
    with pytest.raises(UnusableClassifier, match="a newer one replaced it"):
        load_classifier(COUNTRY_FOLDER, using="owner")


def test_without_a_published_day_the_end_is_marked_as_a_span(places, folder, edit):
    edit("villages_ru.csv", "41702205807010", "41702205807019")
    edit("classifier.toml", "SOATE", "Newer SOATE")

    load_classifier(folder, using="owner")

    ended = places.get(code="41702205807010")
    assert (ended.valid_to_precision, ended.valid_to_words[:5]) == (Precision.SPAN, "Newer")
    assert places.get(code="41702205807019").valid_from is None


def test_an_announced_change_says_what_replaced_a_code(places, in_force_in_2027, edit):
    edit("villages_ru.csv", "41702205807010", "41702205807019")
    with (in_force_in_2027 / "territory_changes.csv").open("a", encoding="utf-8") as file:
        file.write("2026-11,41702205807019,status,Берю-Баш (41702205807010),Берю-Баш,,a test,high\n")

    load_classifier(in_force_in_2027, using="owner")

    ended = places.get(code="41702205807010")
    assert (ended.valid_to, ended.valid_to_precision) == (date(2026, 11, 30), Precision.MONTH)
    assert ended.replaced_by.code == "41702205807019"
    assert places.known_as("41702205807010").code == "41702205807019"


def test_a_version_without_settlements_and_changes_leaves_them_alone(places, in_force_in_2027):
    for file in ("villages_ru.csv", "territory_changes.csv"):
        (in_force_in_2027 / file).unlink()

    assert load_classifier(in_force_in_2027, using="owner").closed == 0
    assert places.get(code="41708206600010").valid_to == date(2024, 12, 31)


def test_nothing_changes_when_the_files_are_unusable(places, in_force_in_2027, edit):
    edit("territories.csv", "Сузакский район", "Новый район")
    edit("villages_ru.csv", "41702205807010", "4170220580701")

    with pytest.raises(
        UnusableClassifier, match=r"villages_ru.csv line 6: code “4170220580701” is not 14 digits"
    ):
        load_classifier(in_force_in_2027, using="owner")

    assert not Place.objects.using("owner").filter(name_ru="Новый район").exists()

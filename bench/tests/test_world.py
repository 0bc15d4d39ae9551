"""The invented world: its truth agrees with itself, its rates are those stated, and it is the same each time."""

import csv
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import chain

import pytest

from bench.results import CHECKOUT
from bench.world import lists, rates
from bench.world.__main__ import write_two_lists
from bench.world.places import choose_settlements, read_settlements, split_by_weight


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    write_two_lists(folder, 15_000, 5_000, seed=11)
    return {name: read(folder / f"{name}.csv") for name in ("A", "B", "truth", "people")}


@pytest.fixture(scope="module")
def kinds(world):
    """Record id to its kinds of damage."""
    return {row["rec_id"]: set(row["kinds"].split()) for row in world["truth"]}


def share(rows, holds):
    rows = list(rows)
    return sum(map(bool, map(holds, rows))) / len(rows)


def test_the_lists_have_exactly_the_rows_asked_for_and_every_row_its_truth(world):
    assert [len(world[name]) for name in "AB"] == [15_000, 5_000]
    rows = {row["rec_id"]: row["list"] for row in chain(world["A"], world["B"])}
    assert {row["rec_id"]: row["list"] for row in world["truth"]} == rows and len(rows) == 20_000


def test_the_truth_says_of_each_person_on_which_lists_they_are(world):
    on = defaultdict(set)
    for row in world["truth"]:
        on[row["person_id"]].add(row["list"])
    assert len(world["people"]) == len({row["person_id"] for row in world["people"]}) == 22_500
    assert all(set(row["lists"].split()) == on[row["person_id"]] for row in world["people"])


def test_two_thirds_of_the_smaller_list_are_on_the_larger(world):
    migrants = [row for row in world["people"] if "migration" in row["lists"]]
    assert 0.60 < share(migrants, lambda row: "school" in row["lists"]) < 0.70


def test_twins_share_family_and_birth_date_and_no_name(world):
    by_id = {row["person_id"]: row for row in world["people"]}
    twins = [(row, by_id[row["twin_of"]]) for row in world["people"] if row["twin_of"]]
    assert all(a["family_id"] == b["family_id"] and a["birth_date"] == b["birth_date"] for a, b in twins)
    assert all(a["given"] != b["given"] and b["twin_of"] == a["person_id"] for a, b in twins)
    assert 0.017 < len(twins) / len(by_id) < 0.031


def test_brothers_and_sisters_who_are_no_twins_are_born_a_year_apart(world):
    families = defaultdict(set)
    for row in world["people"]:
        families[row["family_id"]].add(row["birth_date"])
    assert all(
        abs(int(a[:4]) - int(b[:4])) >= 1 for days in families.values() for a in days for b in days if a != b
    )


def test_cousins_and_namesakes_live_in_one_village(world):
    clans, named = defaultdict(set), Counter()
    for row in world["people"]:
        clans[row["clan_id"]].add((row["family_id"], row["surname"]))
        named[row["settlement"], row["surname"], row["given"]] += 1
    assert share(clans.values(), lambda families: len({one for one, _ in families}) > 1) > 0.3
    assert 0.05 < sum(number for number in named.values() if number > 1) / len(world["people"]) < 0.5


DAMAGED = {  # kind to its share, and how far from it
    "no_pin": (0.40, 0.02),
    "year_only": (0.10, 0.01),
    "swapped_date": (0.02, 0.005),
    "digit_date": (0.02, 0.005),
    "again": (0.02, 0.003),
    "pin_digit": (0.005 * 0.6, 0.0012),
    "pin_siblings": (0.003 * 0.6, 0.0012),
    "swapped_columns": (rates.SWAPPED_COLUMNS, 0.005),
    "all_in_surname": (rates.ALL_IN_SURNAME, 0.005),
    "slip": (rates.SLIP + rates.TWO_SLIPS, 0.01),
    "nickname": (rates.NICKNAME, 0.0025),
    "mother_other_name": (rates.MOTHER_OTHER_NAME * 0.73, 0.012),
}


def test_a_kind_of_damage_is_as_frequent_as_stated(kinds):
    found = {kind: share(kinds.values(), lambda one, kind=kind: kind in one) for kind in DAMAGED}
    far = {
        kind: found[kind] for kind, (wanted, within) in DAMAGED.items() if abs(found[kind] - wanted) >= within
    }
    assert far == {}


def test_one_list_is_28_percent_latin_and_looks_it(world, kinds):
    latin = [row for row in world["B"] if "latin" in kinds[row["rec_id"]]]
    assert abs(len(latin) / 5_000 - 0.28) < 0.02
    assert all(
        (row["surname"] + row["given"]).isascii() or set("öüÖÜ") & set(row["surname"] + row["given"])
        for row in latin
    )
    assert share(world["A"], lambda row: "latin" in kinds[row["rec_id"]]) < 0.01


def test_six_families_in_a_hundred_have_moved(kinds):
    migrants = [found for key, found in kinds.items() if key.startswith("M")]
    assert abs(share(migrants, lambda found: "moved" in found) - rates.MOVED) < 0.02


def test_what_is_not_damaged_says_what_is_true(world, kinds):
    """A date or PIN without a kind of damage is the person's, and one with it is not."""
    born = {row["person_id"]: row["birth_date"] for row in world["people"]}
    who = {row["rec_id"]: row["person_id"] for row in world["truth"]}
    dates = {
        "year_only",
        "month_only",
        "no_date",
        "first_january",
        "other_year",
        "swapped_date",
        "digit_date",
    }
    pins = defaultdict(set)
    for row in chain(world["A"], world["B"]):
        found = kinds[row["rec_id"]]
        assert (row["birth_date"] == born[who[row["rec_id"]]]) is not bool(found & dates)
        if not any(kind.startswith("pin_") or kind == "no_pin" for kind in found):
            pins[row["pin"]].add(who[row["rec_id"]])
        assert ("no_pin" in found) is not bool(row["pin"])
    assert all(len(owners) == 1 for owners in pins.values())


def test_the_same_seed_makes_the_same_world_in_another_process_and_in_however_many(tmp_path):
    made = [sys.executable, "-m", "bench.world", "--left", "1500", "--right", "300", "--seed", "4"]
    for folder, hashing, processes in (("one", "1", "1"), ("other", "2", "2")):
        subprocess.run(
            [*made, "--out", tmp_path / folder, "--processes", processes],
            check=True,
            cwd=CHECKOUT,
            capture_output=True,
            env={"PYTHONHASHSEED": hashing, "PYTHONPATH": str(CHECKOUT), "PATH": "/usr/bin:/bin"},
        )
    for name in ("A.csv", "B.csv", "truth.csv", "people.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_another_seed_makes_another_world():
    def people(seed):
        world = lists.World(seed, 300, [rates.SCHOOL], [100])
        return [row for _, _, rows in lists.make_settlements(world, 1) for row in rows]

    assert people(3) != people(4)


def test_a_smaller_world_is_fewer_districts_of_the_same_density():
    whole = sum(one.weight for one in read_settlements())
    part = choose_settlements(220_000, seed=2)
    assert 0.09 < sum(one.weight for one in part) / whole < 0.14
    assert len({one.district for one in part}) < 0.4 * len({one.district for one in read_settlements()})


def test_shares_add_up_to_the_total():
    assert (
        split_by_weight(10, [1, 1, 1]) == [3, 4, 3]
        and sum(split_by_weight(1_001, [0.3, 2.7, 9.1, 4])) == 1_001
    )


def test_four_raw_lists_come_as_offices_send_them(tmp_path):
    made = [
        sys.executable,
        "-m",
        "bench.world",
        "--lists",
        "4",
        "--size",
        "200",
        "--style",
        "raw",
        "--out",
        tmp_path,
    ]
    subprocess.run(made, check=True, cwd=CHECKOUT, capture_output=True)
    school = (tmp_path / "school_raw.csv").read_text(encoding="utf-8-sig").splitlines()
    assert school[0].startswith("№;Фамилиясы;Аты;") and len(school) == 201
    assert (tmp_path / "clinic_raw.csv").read_text(encoding="cp1251").splitlines()[0].split(";")[
        1
    ] == "Ф.И.О. ребёнка"
    assert (tmp_path / "border_raw.txt").read_text(encoding="utf-16").startswith("ID\tSURNAME")
    assert (tmp_path / "migration_raw.xlsx").read_bytes()[:2] == b"PK"

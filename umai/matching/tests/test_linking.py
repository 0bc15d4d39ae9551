"""The engine: features and scores as Python has them, and lists linked from files to files."""

import random
from collections import Counter
from math import log2

import pytest

from umai.matching.comparison.levels import BY_NAME, TERMS, compare
from umai.matching.comparison.records import Features, ListRecord, features
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.matching.comparison.weighing import probability, weigh
from umai.matching.engine import files, linking, posterior
from umai.matching.engine.features import make_features
from umai.matching.engine.places import place_codes_of
from umai.matching.tests.lists import COLUMNS, family_lists, read, write


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    return family_lists(tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="module")
def linked(lists, tmp_path_factory):
    out = tmp_path_factory.mktemp("linked")
    linking.link(lists[:2], out, shipped_numbers(), memory="1GB")
    return out


@pytest.fixture(scope="module")
def weighed(lists):
    """A database in which the lists have been compared, down to weights that no pair is kept for."""
    with linking.open_engine("1GB") as db:
        files.read_lists(db, lists[:2])
        make_features(db)
        linking.weigh_pairs(db, shipped_numbers(), -5.0)
        yield db


def rows_of(db):
    columns = "surname, given, patronymic, birth_date, sex, pin, oblast, rayon, settlement, mother, phone"
    for key, *said in db.execute(f"select id, {columns} from rows").fetchall():
        *codes, village = place_codes_of(*said[6:9])
        yield key, ListRecord(*said[:6], *codes, *said[9:], village)


def test_features_are_those_that_python_makes(weighed):
    made = {
        row[0]: Features(*row[1:])
        for row in weighed.execute(f"select id, {', '.join(Features._fields)} from features").fetchall()
    }

    assert {key: features(row) for key, row in rows_of(weighed)} == made


def test_names_in_strange_columns_get_the_features_that_python_makes(tmp_path):
    pieces = [
        "",
        "Асан",
        "Асанов",
        "Асанова Айгүл",
        "Марат уулу",
        "Марат у.",
        "Маратк.",
        "Бекзат-уулу",
        "Бекзат",
        "Айгүл Маратовна",
        "М.",
        "Нур Султан",
        "Эркин",
        "YMYT",
        "Ыманбек Ю.",
        "кызы",
        "-",
        "Асанов Бек Маратович",
    ]
    draw = random.Random(3)
    born = ["", "2015", "2015-01-01", "2015-13-40", "2015-07"]
    pins = ["", "2070720150000", "20707201500001", "2.07E+13", "2 0707 2015 00001", "29907201500001"]
    rows = [
        [
            str(n),
            *(draw.choice(pieces) for _ in range(3)),
            draw.choice(born),
            "",
            draw.choice(pins),
            "",
            "Узген",
            draw.choice(pieces),
            draw.choice(["", "0 555", "+996555123456"]),
        ]
        for n in range(600)
    ]
    with linking.open_engine("1GB") as db:
        files.read_lists(db, [write(tmp_path / "odd.csv", rows)])
        make_features(db)
        names = ", ".join(Features._fields)
        made = {
            row[0]: Features(*row[1:]) for row in db.execute(f"select id, {names} from features").fetchall()
        }

        assert {key: features(row) for key, row in rows_of(db)} == made


def test_splink_and_python_weigh_alike(weighed):
    frequencies = {}
    for column in TERMS:
        frequencies[column] = dict(
            weighed.execute(
                f"select {column}, count(*) / (select count({column}) from features) from features "
                f"where {column} is not null group by 1"
            ).fetchall()
        )
    by_id = {key: features(row) for key, row in rows_of(weighed)}
    namesakes = Counter((child.given, child.surname, child.district) for child in by_id.values())
    pairs = weighed.execute(
        "select id_l, id_r, list_l = list_r, weight, ratio, learned from weighed"
    ).fetchall()
    assert len(pairs) > 1000
    assert len({learned for *_, learned in pairs}) > 100
    for one, other, within, weight, ratio, learned in random.Random(5).sample(pairs, 1000):
        pair = compare(
            by_id[one],
            by_id[other],
            lambda column, value: frequencies[column].get(value),
            lambda *names: namesakes.get(names),
        )
        ours = weigh(pair, shipped_numbers(), within=within)

        assert ours.bits == pytest.approx(weight, abs=1e-9)
        assert ours.ratio == pytest.approx(ratio, rel=1e-9)
        assert ours.learned == pytest.approx(learned, abs=1e-9)


def test_the_probability_of_a_pair_by_itself_is_that_of_python(weighed):
    priors = {kind: posterior.Prior(-9.0, 2.0) for kind in ((0, 0), (0, 1), (1, 1))}
    posterior.judge_pairs(weighed, priors)
    pairs = weighed.execute(
        "select weight, ratio, learned, alone from judged join weighed using (id_l, id_r)"
    ).fetchall()

    assert pairs
    for weight, ratio, learned, alone in pairs:
        assert alone == pytest.approx(probability(weight - 9.0, 2.0 * ratio, learned), abs=1e-9)


def test_most_children_are_found_and_brothers_are_not(linked, lists):
    found = {
        (row["rec_id_l"], row["rec_id_r"])
        for row in read(linked / "pairs.csv")
        if float(row["probability"]) >= 0.5
    }

    assert len(found & lists[2]) / len(lists[2]) > 0.95
    assert len(found & lists[2]) / len(found) > 0.95


def test_every_row_stands_in_one_cluster(linked, lists):
    rows = read(linked / "clusters.csv")
    everyone = [row["rec_id"] for file in lists[:2] for row in read_file(file)]

    assert sorted(row["rec_id"] for row in rows) == sorted(everyone)
    assert {row["cluster_id"] for row in rows} <= set(everyone)


def read_file(file):
    from pathlib import Path

    return read(Path(file))


def test_clusters_are_the_same_when_the_files_come_in_another_order(linked, lists, tmp_path):
    linking.link(lists[1::-1], tmp_path, shipped_numbers(), memory="1GB")

    assert sorted_rows(tmp_path / "clusters.csv") == sorted_rows(linked / "clusters.csv")


def sorted_rows(path):
    return sorted((row["rec_id"], row["cluster_id"]) for row in read(path))


def test_one_file_is_deduplicated_with_the_columns_that_it_has(tmp_path):
    rows = [[f"r{n}", f"Асанов{'а' * (n % 7)}", f"Бек{n}", "2015-03-27"] for n in range(50)]
    rows += [["twice", *rows[3][1:]]]
    file = write(tmp_path / "one.csv", rows, ["rec_id", "surname", "given", "birth_date"])

    found = linking.link([file], tmp_path / "out", shipped_numbers(), memory="1GB")

    assert found["rows"] == (51,)
    best = max(read(tmp_path / "out" / "pairs.csv"), key=lambda row: float(row["probability"]), default=None)
    assert best is None or {best["rec_id_l"], best["rec_id_r"]} == {"r3", "twice"}


def test_nothing_but_the_answer_is_left_in_the_folder(linked):
    assert sorted(path.name for path in linked.iterdir()) == ["clusters.csv", "pairs.csv"]


def test_columns_of_the_interface_are_all_read():
    assert set(COLUMNS) < set(files.COLUMNS)


def level_of_place(one, other):
    def row(oblast, district, settlement):
        *codes, village = place_codes_of(oblast, district, settlement)
        return features(ListRecord("", "", "", "", "", "", *codes, village=village))

    return BY_NAME["place"].level(row(*one), row(*other)).name


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("vic", "2119", "cleveland"), ("vic", "2119", "cleveland"), "settlement"),
        (("vic", "2119", "cleveland"), ("vic", "2191", "cleveland"), "name"),
        (("vic", "", "cleveland"), ("nsw", "2119", "cleveland"), "name"),
        (("vic", "2119", "cleveland"), ("vic", "2119", "clevleand"), "name slip"),
        (("vic", "2119", "cleveland"), ("vic", "2119", "marsden"), "district"),
    ],
)
def test_a_slip_in_the_district_leaves_the_name_of_the_place(one, other, level):
    assert level_of_place(one, other) == level_of_place(other, one) == level


def test_a_list_of_many_rows_a_child_is_known_by_its_pairs():
    sizes = files.ListSizes((600, 200))

    def priors(*pairs_of_one_child):
        return {
            (at, at): posterior.Prior(log2(number / sizes.pairs(at, at)), 2.0)
            for at, number in enumerate(pairs_of_one_child)
        }

    assert posterior.repeated_lists(sizes, priors(600, 4)) == {0}
    assert posterior.repeated_lists(sizes, priors(12, 4)) == frozenset()


def test_lists_without_fathers_know_a_family_by_what_they_have(tmp_path):
    columns = ["rec_id", "surname", "given", "settlement"]
    file = write(
        tmp_path / "a.csv", [["1", "Асанов", "Бек", "Кара-Суу"], ["2", "Асанов", "Эрлан", ""]], columns
    )
    with linking.open_engine("1GB") as db:
        files.read_lists(db, [file])
        make_features(db)
        assert posterior.family_columns(db) == ["surname", "settlement"]

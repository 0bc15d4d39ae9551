"""Estimates that were kept: `umai estimate --keep`, their page, picture and rows, and who may read them."""

import argparse
import csv
import io
import json
import re
import shlex
from pathlib import Path

import numpy
import pytest
from django.db import DatabaseError, connection, connections
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from psycopg.errors import InsufficientPrivilege

from tests.page_words import words_of
from umai.counts.files import UnusableCounts, keyed_mark_of, sha256_of
from umai.counts.remarks import Remark, say_remark
from umai.design.figures import rounded_count
from umai.estimate.answers.sentences import SENTENCES
from umai.estimate.methods import latent
from umai.law.terms.clock import today
from umai.machine.installation import Installation
from umai.machine.keys.secrets import publication_key
from umai.situations.tests.conftest import children_of, derive
from umai.statistics.estimates import estimate_command, reading, views
from umai.statistics.estimates.keeping import keep_estimate, lines_of
from umai.statistics.estimates.models import EstimateLine, EstimateRemark, KeptEstimate
from umai.statistics.estimates.rounding import rounded_figures, rounded_to_add_up
from umai.statistics.estimates.words import value_in_words
from umai.trail.models import Entry

READERS = ("nuriya", "omurbek", "begimai")
OTHERS = ("aigul", "damira", "farida", "gulnara", "timur")
LIST = "/figures/estimates/"
INVENTED = "Training example: the numbers are invented"
HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "estimate.md"


@pytest.fixture(autouse=True)
def short_chains(monkeypatch):
    monkeypatch.setattr(latent, "BURN_IN", 50)
    monkeypatch.setattr(latent, "KEPT", 50)


def method(name, figure, low, high, *terms):
    return {"method": name, "estimate": figure, "interval": [low, high], "terms": list(terms)}


ANSWER = {
    "observed": 1204,
    "estimate": 2813.4,
    "interval": [2201.0, 3904.9],
    "unequal_ease": 0.4,
    "methods": [
        method("main-effects", 2104.1, 1990.0, 2230.0),
        method("stepwise-0.02", 2790.0, 2300.0, 3300.0, "school*social"),
        method("bic", 2800.0, None, None),
        method("average", 2813.4, 2290.0, 3410.0, "school*social"),
        method("chao", None, None, None),
        method("latent-class", 2950.0, 2100.0, 99_000.0),
    ],
    "strata": {
        "oblast": [
            {"value": "Osh", "observed": 603, "estimate": 1404, "interval": [1001.0, 2004.0]},
            {"value": "Chui", "observed": 601, "estimate": 1409, "interval": [1002.0, 2005.0]},
        ]
    },
    "without": [{"list": "school", "observed": 800, "estimate": 4100.0, "interval": [2500.0, 6000.0]}],
    "remarks": [
        {"code": "feed", "figures": {"one": "school", "other": "social", "shared": 414.0, "expected": 203.0}},
        {
            "code": "methods_apart",
            "figures": {
                "least": 2104.0,
                "least_method": "bic",
                "most": 2950.0,
                "most_method": "latent-class",
            },
        },
    ],
    "delta": 0.125,
    "draws": 1000,
    "seed": 2026,
    "recall": {"share": 0.96, "known": 480},
    "lists": ["school", "social", "police"],
}
SAID = {
    "about": "Children of labour migrants, end of 2025",
    "territory": "KG",
    "answers_for": "The analyst of the Ministry",
    "file_mark": "c" * 64,
    "using": "owner",
}


def keep(**more):
    return keep_estimate(ANSWER | more, **SAID)


@pytest.fixture
def estimate(db):
    return keep()


def page_of(client, estimate, more=""):
    return client.get(f"{estimate.get_absolute_url()}{more}", headers={"accept-language": "en"})


class TestKeeping:
    def test_rounds_every_count_to_ten_and_keeps_every_line(self, estimate):
        found = KeptEstimate.objects.using("owner").get()
        assert (found.observed, found.figure, found.low, found.high) == (1200, 2810, 2200, 3900)
        assert (found.recall, found.recall_of, found.seed) == (0.96, 480, 2026)
        lines = EstimateLine.objects.using("owner")
        assert lines.count() == 9
        kept = [*lines.values_list("observed", "figure", "low", "high")]
        assert all(value is None or value % 10 == 0 for row in kept for value in row)

    def test_strata_still_add_up(self, estimate):
        strata = EstimateLine.objects.using("owner").filter(kind="stratum")
        assert sum(one.figure for one in strata) == estimate.figure

    def test_rounds_the_children_in_its_remarks(self, estimate):
        remark = EstimateRemark.objects.using("owner").get(code="feed")
        assert remark.figures == {"one": "school", "other": "social", "shared": 410, "expected": 200}
        assert rounded_figures({"thin": 3, "probability": 41.0, "several": 4.0}) == {
            "thin": 3,
            "probability": 41.0,
            "several": 0,
        }

    def test_stands_on_the_trail(self, estimate):
        assert Entry.objects.using("owner").get(act="statistics.keep_estimate").record_id == estimate.pk

    def test_is_never_changed_or_deleted_and_done_by_nobody_who_signs_in(
        self, estimate, nuriya, omurbek, aigul
    ):
        for table in ("keptestimate", "estimateline", "estimateremark"):
            for statement in (f"update statistics_{table} set id = id", f"delete from statistics_{table}"):
                with pytest.raises(DatabaseError), connections["owner"].cursor() as cursor:
                    cursor.execute(statement)
        for by in (nuriya, omurbek, aigul):
            with pytest.raises(DatabaseError) as refused, by.speaking(), connection.cursor() as cursor:
                cursor.execute(
                    "insert into statistics_estimateremark (id, estimate_id, position, code, figures)"
                    " values (gen_random_uuid(), %s, 9, 'two_lists', '{}')",
                    [estimate.pk],
                )
            assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    @given(st.lists(st.integers(0, 5000), min_size=1, max_size=12))
    def test_tens_that_add_up_are_near_their_numbers(self, values):
        whole = (sum(values) + 5) // 10 * 10

        found = rounded_to_add_up(values, whole)

        assert sum(found) == whole
        assert all(
            abs(one - value) < 10 or one - value == 10 for one, value in zip(found, values, strict=True)
        )

    @given(
        st.lists(
            st.tuples(st.integers(0, 300), st.floats(0, 40), st.floats(0, 60), st.floats(0, 60)),
            min_size=1,
            max_size=9,
        )
    )
    def test_no_number_of_a_stratum_contradicts_another(self, strata):
        """On a list, the least, the number and the most stay in this order, and the numbers add up."""
        rows = [
            {"value": at, "observed": seen, "estimate": seen + hidden,
             "interval": [max(seen, seen + hidden - under), seen + hidden + over]}
            for at, (seen, hidden, under, over) in enumerate(strata)
        ]  # fmt: skip
        whole = KeptEstimate(figure=rounded_count(sum(row["estimate"] for row in rows)))
        answer = {"methods": [], "strata": {"age": rows}, "without": []}
        found = list(lines_of(answer, whole))
        assert sum(one.figure for one in found) == whole.figure
        assert all(one.low <= one.figure <= one.high and one.observed <= one.figure for one in found)

    def test_a_stratum_is_rounded_as_what_is_on_its_lists(self):
        """Of 7 children all are on a list: both are 10, where the one was 10 and the other none."""
        strata = {
            "age": [{"value": at, "observed": 7, "estimate": 7.0, "interval": [7.0, 8.0]} for at in range(3)]
        }
        found = list(lines_of({"methods": [], "strata": strata, "without": []}, KeptEstimate(figure=20)))
        assert sorted((one.observed, one.figure) for one in found) == [(0, 0), (10, 10), (10, 10)]


class TestCommand:
    def ask(self, *words):
        parser = argparse.ArgumentParser()
        estimate_command.arguments(parser)
        return estimate_command.run(parser.parse_args([str(word) for word in words]))

    @pytest.fixture
    def file(self, tmp_path):
        counts = numpy.array([0, 500, 60, 140, 400, 60, 20, 15])
        rows = [
            f"{history & 1},{history >> 1 & 1},{history >> 2 & 1},{place},{count // 2}"
            for history, count in enumerate(counts)
            for place in ("Osh", "Chui")
            if count
        ]
        path = tmp_path / "histories.csv"
        path.write_text("\n".join(["school,social,police,oblast,count", *rows]), encoding="utf-8")
        return path

    def test_keeps_what_it_prints(self, file, db, capsys, client_of):
        words = [file, "--draws", "20", "--keep", "The analyst", "--about", "Children left behind"]
        assert self.ask(*words) == 0

        kept = KeptEstimate.objects.using("owner").get()
        printed = capsys.readouterr().out
        assert "children are on 3 lists" in printed and kept.get_absolute_url() in printed
        key = publication_key(Installation.from_environment().home)
        assert (kept.file_mark, kept.answers_for) == (keyed_mark_of(file, key), "The analyst")
        shown = words_of(page_of(client_of("nuriya"), kept))
        assert "school and social services feed each other" in shown and "Oblast" in shown

    def test_as_the_how_to_says_to_type_it(self, file, db, monkeypatch):
        monkeypatch.chdir(file.parent)
        (line,) = re.findall(r"^bin/umai estimate (.+ --keep .+)$", HOW_TO.read_text(encoding="utf-8"), re.M)
        assert self.ask(*shlex.split(line), "--draws", "20") == 0
        assert KeptEstimate.objects.using("owner").get().about == "Children of labour migrants, end of 2025"

    def test_keeps_no_digest_that_gives_small_counts_away(self, file, db):
        """Whoever tries all small counts against a plain SHA-256 finds the file; of a keyed mark it needs the key."""
        self.ask(file, "--draws", "20", "--keep", "A", "--about", "B")
        kept = KeptEstimate.objects.using("owner").get()
        assert kept.file_mark not in (
            sha256_of(file),
            keyed_mark_of(file, b"another key of a test, 32 bytes.."),
        )

    def test_says_in_json_what_was_kept(self, file, db, capsys):
        self.ask(file, "--draws", "20", "--keep", "A", "--about", "B", "--json")
        kept = KeptEstimate.objects.using("owner").get()
        assert json.loads(capsys.readouterr().out)["kept"] == str(kept.pk)

    def test_without_words_keeps_nothing(self, file, db):
        for words, what in (
            (["--keep", " ", "--about", "B"], "^--keep"),
            (["--keep", "", "--about", "B"], "^--keep"),
            (["--keep", "A" * 201, "--about", "B"], "^--keep"),
            (["--keep", "A"], "^--about"),
            (["--keep", "A", "--about", "B", "--territory", "KG-X"], "^--territory"),
        ):
            with pytest.raises(UnusableCounts, match=what):
                self.ask(file, *words)
        assert not KeptEstimate.objects.using("owner").exists()

    def test_without_keep_is_the_pure_command(self, file, capsys):
        assert self.ask(file, "--draws", "20", "--json") == 0
        assert "kept" not in json.loads(capsys.readouterr().out)


class TestPages:
    def test_are_read_by_who_works_with_figures_and_closed_to_everybody_else(self, estimate, client_of):
        for who in READERS:
            client = client_of(who)
            shown = words_of(client.get(LIST))
            assert "About 2,810 children in all: between 2,200 and 3,900." in shown, who
            for more in ("", "rows.csv", "methods.svg"):
                assert page_of(client, estimate, more).status_code == 200, (who, more)
        for who in OTHERS:
            client = client_of(who)
            assert client.get(LIST).status_code == 403, who
            for more in ("", "rows.csv", "methods.svg"):
                assert page_of(client, estimate, more).status_code in (403, 404), (who, more)

    def test_an_estimate_that_is_not_there_is_not_found(self, client_of):
        assert client_of("nuriya").get(f"{LIST}6a1b6f0e-94b6-4a3b-9d0e-3f2a7f4f1c11/").status_code == 404

    def test_an_empty_list_says_how_one_is_kept(self, client_of):
        assert "No estimate was kept yet" in words_of(client_of("nuriya").get(LIST))

    def test_the_answer_comes_first_and_everything_else_beside_it(self, estimate, client_of):
        shown = words_of(page_of(client_of("nuriya"), estimate))
        order = [
            "About 2,810 children in all",
            "On the lists (school, social services, police) are 1,200 of them; about 1,610 are on none.",
            "school and social services feed each other or reach the same children: they share 410",
            "Every method",
            "Oblast",
            "Without each list",
            "96.0 %, measured by 480 known links",
        ]
        assert [shown.index(words) for words in order] == sorted(shown.index(words) for words in order)
        assert "by one model, chosen by BIC, 2,950 by kinds of children" in shown
        assert "The register knows" not in shown

    def test_what_the_register_knows_is_divided_by_it(self, aigul, estimate, client_of, monkeypatch):
        from datetime import timedelta

        monkeypatch.setattr(reading, "is_invented", lambda: False)

        children_of(aigul, 6, since=today() - timedelta(days=90))
        derive()
        shown = words_of(page_of(client_of("nuriya"), estimate))
        assert (
            "knows about 10 children of labour migrants there today: about 10 ÷ 2,810 × 100 = 0.4 %." in shown
        )
        assert INVENTED not in shown

    def test_an_invented_example_says_so_and_is_the_base_of_no_share(self, aigul, estimate, client_of):
        from datetime import timedelta

        children_of(aigul, 6, since=today() - timedelta(days=90))
        derive()
        shown = words_of(page_of(client_of("nuriya"), estimate))
        assert INVENTED in shown and "The register knows" not in shown
        assert INVENTED in words_of(client_of("nuriya").get(LIST))

    def test_a_list_that_is_not_invented_says_nothing_of_it(self, estimate, client_of, monkeypatch):
        monkeypatch.setattr(views, "is_invented", lambda: False)
        assert INVENTED not in words_of(client_of("nuriya").get(LIST))

    def test_on_which_list_the_answer_rests_stands_with_the_answer(self, client_of, db):
        rests = {"code": "rests_on_a_list", "figures": {"list": "school", "estimate": 4100.0}}
        shown = words_of(page_of(client_of("nuriya"), keep(remarks=[*ANSWER["remarks"], rests])))
        said = (
            "If the model holds, 95 of 100 such intervals hold the true number. Without school the answer is"
            " 4,100, outside of the interval: it rests on this list. On the lists"
        )
        assert said in shown and shown.count("it rests on this list") == 1

    def test_the_interval_of_the_model_stands_beside_and_is_not_said_to_be_narrower(self, client_of, db):
        figures = {"probability": 41.0, "low": 2190.0, "high": 3410.0}
        shown = words_of(
            page_of(client_of("nuriya"), keep(remarks=[{"code": "unequal_ease", "figures": figures}]))
        )
        assert "says 2,190 to 3,410; the interval of the answer reckons with it." in shown
        assert "reaches farther than its own" not in shown

    def test_a_bare_estimate_has_no_empty_tables(self, client_of, db):
        bare = keep(methods=[], strata={}, without=[], remarks=[], interval=[2201.0, None])
        shown = words_of(page_of(client_of("nuriya"), bare))
        assert "At least 2,200 children; these lists set no upper limit." in shown
        assert "are 1,200 of them; at least 1,000 are on none." in shown and "2,810" not in shown
        for words in ("Every method", "Without each list", "What must be said of it", "such intervals hold"):
            assert words not in shown

    def test_without_an_upper_limit_no_share_and_no_middle_is_shown(self, aigul, client_of):
        from datetime import timedelta

        children_of(aigul, 6, since=today() - timedelta(days=90))
        derive()
        endless = keep(interval=[2201.0, None], methods=[], strata={}, without=[])
        assert "The register knows" not in words_of(page_of(client_of("nuriya"), endless))
        assert "answer,,,1200,,2200,," in page_of(client_of("nuriya"), endless, "rows.csv").content.decode()
        drawn = page_of(client_of("nuriya"), endless, "methods.svg").content.decode()
        assert "The answer: 2,200 (2,200 or more)" in drawn and "2,810" not in drawn

    def test_a_share_of_links_that_nobody_measured_says_no_number_of_links(self, client_of, db):
        shown = words_of(page_of(client_of("nuriya"), keep(recall={"share": 1.0, "known": None})))
        assert "100.0 %" in shown and "measured by" not in shown

    def test_the_rows_are_downloaded_as_they_were_rounded(self, estimate, client_of):
        text = page_of(client_of("nuriya"), estimate, "rows.csv").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert (rows[0]["kind"], rows[0]["estimate"], rows[0]["high"]) == ("answer", "2810", "3900")
        assert len(rows) == 10 and all(row["estimate"].endswith("0") for row in rows if row["estimate"])

    def test_are_told_in_the_language_of_their_reader(self, estimate, client_of):
        client = client_of("nuriya")
        for language in ("ky", "ru", "en"):
            answer = client.get(estimate.get_absolute_url(), headers={"accept-language": language})
            with translation.override(language):
                assert translation.gettext("Every method") in answer.content.decode(), language


def test_strata_of_histories_have_their_names():
    for column, value, said in (
        ("oblast", "Osh", "Ош облусу"),
        ("oblast", "unknown", "unknown"),
        ("sex", "f", "girl"),
        ("sex", "other", "other"),
        ("age", "7-13", "7-13"),
    ):
        assert value_in_words(column, value, {"Osh": "Ош облусу"}) == said, (column, value)


class TestPicture:
    def test_says_in_words_what_the_table_says_and_stands_alone(self, estimate, client_of):
        answer = page_of(client_of("nuriya"), estimate, "methods.svg")
        text = answer.content.decode()
        assert answer["Content-Type"].startswith("image/svg+xml")
        assert "The answer: 2,810 (2,200 to 3,900)" in text and "<desc>" in text
        assert "href=" not in text

    def test_its_table_has_the_ends_of_each_interval(self, estimate, client_of):
        text = page_of(client_of("nuriya"), estimate, "methods.csv").content.decode()
        assert 'The answer,2810,2200,3900,"2,810 (2,200 to 3,900)",' in text


@pytest.mark.parametrize(
    "language, said", [("ky", "мектеп, социалдык кызмат, милиция"), ("ru", "школа, соц")]
)
def test_lists_have_their_names_in_the_language_of_the_reader(language, said, estimate, client_of):
    page = client_of("nuriya").get(estimate.get_absolute_url(), headers={"accept-language": language})
    assert said in words_of(page) and "school" not in words_of(page)


class TestRemarks:
    @pytest.mark.parametrize("language", ["ky", "ru"])
    def test_every_remark_is_said_in_every_language_with_the_same_figures(self, language):
        for code in SENTENCES:
            english = say_remark(Remark(code, FIGURES), SENTENCES)
            with translation.override(language):
                said = say_remark(Remark(code, FIGURES), SENTENCES, translate=translation.gettext)
            assert said != english, code
            for name, value in FIGURES.items():
                assert (f"%({name})s" in SENTENCES[code]) == (value in said), code


FIGURES = {
    name: f"⟨{name}⟩"
    for name in (
        *("one", "other", "shared", "expected", "several", "seen", "probability", "low", "high", "least"),
        *("least_method", "most", "most_method", "bound", "list", "estimate", "column", "thin", "levels"),
        *("fewest", "added", "whole"),
    )
}

"""`umai evaluate --question`, and the pages on which a question stands with its result and without one."""

import argparse
import json
import re
from pathlib import Path

import numpy
import pytest
from django.utils import translation

from tests.page_words import words_of
from umai.counts.files import UnusableCounts, sha256_of
from umai.counts.remarks import Remark, say_remark
from umai.evaluate.answers import sentences
from umai.evaluate.before_after import placebos
from umai.evaluate.districts import checks
from umai.statistics.questions import evaluate_command
from umai.statistics.questions.actions import correct_question
from umai.statistics.questions.models import LawQuestionResult
from umai.statistics.questions.results import a_year_in_words, change_in_per_cent, result_in_words
from umai.statistics.tests.conftest import REGISTERED, STARTED, register
from umai.statistics.tests.test_act_pages import register as filled
from umai.trail.models import Entry

LIST = "/figures/questions/"


@pytest.fixture(autouse=True)
def little_of_what_takes_long(monkeypatch):
    monkeypatch.setattr(placebos, "MOST", 2)
    monkeypatch.setattr(checks, "SHUFFLES", 9)


def written(tmp_path, name, level=0.0, districts=False):
    """Five years of about forty a month, and what changed by so much from January 2023 on."""
    rng = numpy.random.default_rng(6)
    months = [f"{year}-{month:02d}" for year in range(2020, 2025) for month in range(1, 13)]
    path = tmp_path / name
    if districts:
        starts = ["2022-01", "2022-07", "2023-01", "", "", ""]
        rows = [
            f"{month},{place},{rng.poisson(40 * numpy.exp(level if start and month >= start else 0))},{start}"
            for place, start in enumerate(starts)
            for month in months
        ]
        path.write_text("\n".join(["period,district,count,start", *rows]), encoding="utf-8")
    else:
        rows = [f"{month},{rng.poisson(40 * numpy.exp(level if month >= '2023' else 0))}" for month in months]
        path.write_text("\n".join(["period,count", *rows]), encoding="utf-8")
    return path


def ask(*words):
    parser = argparse.ArgumentParser()
    evaluate_command.arguments(parser)
    return evaluate_command.run(parser.parse_args([str(word) for word in words]))


def seen_by(path, capsys, *words):
    """Fall and rise as `--before` prints them for the page of registering."""
    ask(path, "--before", *words)
    line = capsys.readouterr().out.splitlines()[-1]
    digest, fall, rise = (
        line.removeprefix("To register: SHA-256 ").replace(" %", "").rstrip(".").replace("fall ", "")
    ).split(", ")
    assert digest == sha256_of(path)
    return {"file_sha256": digest, "fall": fall, "rise": rise.replace("rise ", "")}


@pytest.fixture
def asked(nuriya, tmp_path, capsys):
    """A question about a series that fell by two fifths, with one that did not."""
    path = written(tmp_path, "children.csv", -0.5)
    beside = written(tmp_path, "injuries.csv")
    said = seen_by(path, capsys, "--on", STARTED.isoformat())
    placebo = {"placebo_series": "Injuries at school", "placebo_sha256": sha256_of(beside)}
    return register(nuriya, **as_registered(said), **placebo), path, beside


def as_registered(said):
    from decimal import Decimal

    return said | {"fall": Decimal(said["fall"]), "rise": Decimal(said["rise"])}


class TestCommand:
    def test_stores_the_result_once_on_the_trail_and_the_page_shows_it(self, asked, client_of):
        question, path, beside = asked
        before = words_of(client_of("nuriya").get(question.get_absolute_url()))
        assert "No result is stored yet" in before and str(question.pk) in before

        assert ask(path, "--placebo", beside, "--question", question.pk) == 0

        stored = LawQuestionResult.objects.using("owner").get(question=question)
        assert stored.answer["effect"]["a_year"] < 0 and stored.answer["placebo_outcome"]
        entry = Entry.objects.using("owner").get(act="statistics.store_result")
        assert entry.record_id == stored.pk
        shown = words_of(client_of("nuriya").get(question.get_absolute_url()))
        assert "fewer a year, between" in shown and "What the rule cannot touch" in shown
        assert shown.index("seen 80 times of 100") < shown.index("fewer a year, between")
        assert REGISTERED["answer_means"] in shown and "Result stored" in shown
        with pytest.raises(UnusableCounts, match="stored once"):
            ask(path, "--placebo", beside, "--question", question.pk)

    def test_of_another_file_stores_nothing(self, asked, tmp_path):
        question, path, beside = asked
        other = written(tmp_path, "other.csv", -0.9)
        with pytest.raises(UnusableCounts, match="not the file that was registered"):
            ask(other, "--placebo", beside, "--question", question.pk)
        with pytest.raises(UnusableCounts, match="not the file that was registered"):
            ask(path, "--placebo", other, "--question", question.pk)
        with pytest.raises(UnusableCounts, match="give its file"):
            ask(path, "--question", question.pk)
        assert not LawQuestionResult.objects.using("owner").exists()

    def test_chooses_nothing_anew_and_answers_a_corrected_question_no_more(self, asked, nuriya):
        question, path, beside = asked
        for words in (
            ["--on", "2022-01-01"],
            ["--level"],
            ["--before"],
            ["--draws", "200"],
            ["--seed", "1"],
            ["--json"],
        ):
            with pytest.raises(UnusableCounts, match=f"^{words[0]} is not for"):
                ask(path, "--placebo", beside, "--question", question.pk, *words)
        correct_question(question, by=nuriya, why="x", **REGISTERED | {"starts_on": STARTED})
        with pytest.raises(UnusableCounts, match="in its place"):
            ask(path, "--placebo", beside, "--question", question.pk)

    def test_refuses_a_question_registered_with_another_size_and_a_placebo_that_is_not_registered(
        self, nuriya, tmp_path
    ):
        path = written(tmp_path, "children.csv")
        question = register(nuriya, file_sha256=sha256_of(path))
        with pytest.raises(UnusableCounts, match="correct the question first"):
            ask(path, "--question", question.pk)
        with pytest.raises(UnusableCounts, match="names no such series"):
            ask(path, "--placebo", path, "--question", question.pk)

    def test_of_no_question_is_refused(self, tmp_path, db):
        path = written(tmp_path, "children.csv")
        for number in ("", "no id", "00000000-0000-4000-8000-000000000000"):
            with pytest.raises(UnusableCounts, match=r"^--question"):
                ask(path, "--question", number)

    def test_of_districts_says_districts(self, nuriya, tmp_path, capsys, client_of):
        path = written(tmp_path, "districts.csv", -0.5, districts=True)
        said = as_registered(seen_by(path, capsys))
        with pytest.raises(UnusableCounts, match="FILE has districts"):
            ask(path, "--question", register(nuriya, **said).pk)
        question = register(nuriya, method="districts", starts_on=None, **said)

        assert ask(path, "--question", question.pk) == 0

        shown = words_of(client_of("omurbek").get(question.get_absolute_url()))
        assert "Shufflings of the starts" in shown and "Districts with the rule: 3." in shown

    def test_without_a_question_is_the_pure_command(self, tmp_path, capsys):
        assert ask(written(tmp_path, "children.csv"), "--on", "2023-01-01", "--before", "--json") == 0
        assert json.loads(capsys.readouterr().out)["effect"] is None


HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "ask-whether-a-law-works.md"


def test_the_commands_of_the_how_to_register_and_answer(asked, monkeypatch, capsys):
    question, path, _beside = asked
    monkeypatch.chdir(path.parent)
    lines = re.findall(r"^ +bin/umai evaluate (.+)$", HOW_TO.read_text(encoding="utf-8"), re.M)
    before, answer = (line.replace("ID", str(question.pk)).split() for line in lines)

    assert ask(*before) == 0
    assert f"SHA-256 {question.file_sha256}, fall" in capsys.readouterr().out
    assert ask(*answer) == 0
    assert LawQuestionResult.objects.using("owner").filter(question=question).exists()


KNOWN = "a result of the same file or of a question in whose place it stands was known"


def store_answer(question):
    return LawQuestionResult.objects.using("owner").create(
        question=question, file_sha256=question.file_sha256, answer=ANSWER
    )


class TestPages:
    def test_are_read_by_who_works_with_figures_and_corrected_by_the_own_office(self, question, client_of):
        page = question.get_absolute_url()
        for who in ("nuriya", "omurbek", "begimai"):
            client = client_of(who)
            assert REGISTERED["question"] in words_of(client.get(LIST)), who
            shown = words_of(client.get(page))
            assert REGISTERED["answer_means"] in shown and "a fall by 23.4 %" in shown, who
            assert ("Correct what was registered wrongly" in shown) == (who == "nuriya"), who
            assert client.get(f"{page}correct/").status_code == (200 if who == "nuriya" else 403), who
        for who in ("aigul", "damira", "farida", "timur"):
            client = client_of(who)
            assert client.get(LIST).status_code == 403, who
            assert client.get(page).status_code in (403, 404), who
            assert client.get(f"{page}correct/").status_code in (403, 404), who

    def test_the_page_of_a_question_says_what_is_known_of_it_and_folds_how_to_check_it(
        self, question, client_of
    ):
        client = client_of("nuriya")
        shown = words_of(client.get(question.get_absolute_url()))
        folded = shown.index("How to check it")
        assert shown.index("What it does not say") < folded < shown.index(question.file_sha256)
        assert "before its result was stored here. The figures may have existed already." in shown
        shown = client.get(f"{question.get_absolute_url()}correct/")  # begins with what stands
        assert REGISTERED["rule"] in words_of(shown) and "23,4" not in words_of(shown)

    def test_an_empty_list_says_so(self, client_of):
        assert "No question was registered yet" in words_of(client_of("begimai").get(LIST))

    def test_the_old_and_the_new_name_each_other_and_what_was_known(self, question, nuriya, client_of):
        store_answer(question)
        later = correct_question(question, by=nuriya, why="x", **REGISTERED | {"starts_on": STARTED})
        old, new = (words_of(client_of("nuriya").get(one.get_absolute_url())) for one in (question, later))
        assert "stands in the place of this one" in old
        assert KNOWN in new and KNOWN not in old and "registered wrongly" in new

    def test_a_correction_of_a_correction_says_what_was_known_of_the_first(self, question, nuriya, client_of):
        store_answer(question)
        again = REGISTERED | {"starts_on": STARTED, "file_sha256": "b" * 64}
        second = correct_question(question, by=nuriya, why="x", **again)
        third = correct_question(second, by=nuriya, why="y", **again)
        assert KNOWN in words_of(client_of("nuriya").get(third.get_absolute_url()))

    def test_a_fresh_question_of_a_file_whose_result_was_known_says_so(self, question, nuriya, client_of):
        store_answer(question)
        fresh, other = register(nuriya), register(nuriya, file_sha256="b" * 64)
        assert KNOWN in words_of(client_of("nuriya").get(fresh.get_absolute_url()))
        assert KNOWN not in words_of(client_of("nuriya").get(other.get_absolute_url()))

    def test_what_was_found_later_was_not_known(self, question, nuriya, client_of):
        fresh = register(nuriya)
        store_answer(question)
        assert KNOWN not in words_of(client_of("nuriya").get(fresh.get_absolute_url()))

    def test_a_form_that_leaves_something_open_is_asked_again(self, nuriya, client_of):
        client, answers = client_of("nuriya"), filled(nuriya).answers
        answers |= {"id": "6a1b6f0e-94b6-4a3b-9d0e-3f2a7f4f1c11"}
        for typed in ({"starts_on_day": ""}, {"method": "districts"}, {"fall": "much"}, {"fall": "0,04"}):
            assert client.post(f"{LIST}register/", answers | typed).status_code == 422, typed


EFFECT = {"a_year": -12.0, "a_year_interval": [-21.0, -3.0], "expected_a_year": 100.0}


def test_of_a_question_that_was_corrected_before_its_result_nothing_is_owed(question, nuriya, client_of):
    later = correct_question(question, by=nuriya, why="x", **REGISTERED | {"starts_on": STARTED})
    old, new = (words_of(client_of("nuriya").get(one.get_absolute_url())) for one in (question, later))

    assert "bin/umai evaluate" not in old and "bin/umai evaluate" in new
    assert KNOWN not in new


def test_a_result_without_remarks_has_no_list_of_them(question, nuriya, client_of):
    LawQuestionResult.objects.using("owner").create(
        question=question, file_sha256=question.file_sha256, answer=ANSWER | {"remarks": []}
    )

    said = {
        one["code"]: say_remark(Remark(one["code"], one["figures"]), sentences.SENTENCES)
        for one in ANSWER["remarks"]
    }
    shown = words_of(client_of("nuriya").get(question.get_absolute_url()))
    assert said and not [one for one in said.values() if one in shown]
    assert "What was found" in shown


ANSWER = {
    "kind": "before-after",
    "detectable": {"fall": 0.766, "rise": 1.312},
    "placebo_dates": {"tried": 0, "as_large": 0},
    "placebo_outcome": None,
    "remarks": [{"code": "bend", "figures": {}}],
    "effect": EFFECT | {"ratio": 0.88, "ratio_interval": [0.79, 0.97]},
    "methods": [{"method": "latent", "a_year": -12.0, "interval": [-21.0, None]}],
}


class TestWords:
    @pytest.mark.parametrize(
        ("ends", "said"),
        [
            ([-21.0, -3.0], "12 fewer a year, between 3.0 and 21 fewer; 100 a year were expected."),
            ([3.0, 21.0], "12 more a year, between 3.0 and 21 more; 100 a year were expected."),
            (
                [-3.0, 21.0],
                "Nothing is shown: between 3.0 fewer and 21 more a year; 100 a year were expected.",
            ),
            ([None, None], "No interval can be given, so nothing is shown."),
        ],
    )
    def test_the_effect_is_said_in_children_a_year(self, ends, said):
        a_year = 12.0 if ends[0] and ends[0] > 0 else -12.0
        assert a_year_in_words(EFFECT | {"a_year": a_year, "a_year_interval": ends}) == said

    def test_a_change_without_ends_has_no_interval(self):
        assert change_in_per_cent(0.9, [0.8, None]) == "no interval"

    def test_a_method_without_an_end_says_so(self):
        found = result_in_words(ANSWER)
        assert found.methods[0].interval == "−21 to unknown"
        assert found.placebos == ["No earlier date could be tried."]
        assert found.seen.startswith("Told from the time before alone: a fall by 23.4 % or a rise by 31.2 %")

    @pytest.mark.parametrize("language", ["ky", "ru"])
    @pytest.mark.parametrize("code", sorted(sentences.SENTENCES))
    def test_every_remark_is_said_in_every_language_with_the_same_figures(self, code, language):
        with translation.override(language):
            said = say_remark(Remark(code, FIGURES), sentences.SENTENCES, translate=translation.gettext)
        english = say_remark(Remark(code, FIGURES), sentences.SENTENCES)
        assert said != english
        for name, value in FIGURES.items():
            assert (f"%({name})s" in sentences.SENTENCES[code]) == (value in said)


FIGURES = {
    name: f"⟨{name}⟩"
    for name in (
        *("by", "tried", "as_large", "chance", "periods", "fall", "period", "districts", "cells", "starts"),
    )
}

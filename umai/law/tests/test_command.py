import json
from argparse import ArgumentParser
from datetime import date

import pytest

from umai.law import command
from umai.law.dated_values import BadLaw, parameters
from umai.law.guardianship.schemes import schemes


def run(*words):
    parser = ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args(words))


def test_it_shows_value_day_certainty_and_citation(capsys):
    assert run("--on", "2026-03-01") == 0

    shown = capsys.readouterr().out
    assert "In force on 2026-03-01" in shown
    assert "assessment_days: 10 calendar days" in shown
    assert "reported since 2020; Code of the Kyrgyz Republic on Children" in shown
    assert "last_day_moves: no" in shown


def test_drafts_stand_apart_from_what_is_in_force(capsys):
    run("--on", "2026-03-01")

    in_force, drafts = capsys.readouterr().out.split("Drafts: proposed, never in force")
    assert "guardian_authority_2013: When no parent with rights is present" in in_force
    assert "offence_after_15_days" not in in_force
    assert "offence_after_15_days: Draft A: leaving children for more than 15 days" in drafts


def test_a_day_without_law_shows_nothing_in_force(capsys):
    assert run("--on", "2012-07-09") == 0

    assert "assessment_days: nothing in force" in capsys.readouterr().out


def test_without_a_day_it_answers_for_today_in_bishkek(capsys, monkeypatch):
    monkeypatch.setattr(command, "today", lambda: date(2026, 3, 1))

    assert run() == 0
    assert "In force on 2026-03-01" in capsys.readouterr().out


def test_json_holds_every_parameter_and_every_draft(capsys):
    assert run("--on", "2012-07-10", "--json") == 0

    answer = json.loads(capsys.readouterr().out)
    found = {one["name"]: one["in_force"] for one in answer["parameters"]}
    assert set(found) | {one["name"] for one in answer["drafts"]} >= set(parameters())
    assert found["assessment_days"]["value"] == 10
    assert found["screening_hours"] is None
    assert {one["code"]: one["in_force"] for one in answer["schemes"]} == {
        code: code == "consent_of_both" for code in schemes()
    }
    assert {one["code"]: one["under"] for one in answer["categories"]}[
        "parents_died"
    ] == "without_parental_care"


@pytest.mark.parametrize("day", ["yesterday", "2026-02-29", "01.03.2026", "20260301x"])
def test_a_bad_day_answers_2_with_one_line(capsys, day):
    assert run("--on", day) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "is not a day" in captured.err


EARLIER = """
[[visit_days_high.since]]
day = 2026-01-01
is = 7
certainty = "law"
cite = "Resolution 1, point 3."
"""


@pytest.fixture
def laid_over(tmp_path):
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "visits.toml").write_text(EARLIER)
    return tmp_path


def test_the_law_is_shown_with_a_folder_laid_over(laid_over, capsys):
    assert run("--on", "2026-03-01", "--folder", str(laid_over)) == 0
    assert "visit_days_high: 7 calendar days" in capsys.readouterr().out
    run("--on", "2026-03-01")
    assert "visit_days_high: 14 calendar days" in capsys.readouterr().out


def test_a_case_that_differs_answers_1_and_says_what_to_do(laid_over, capsys):
    assert run("check", "--folder", str(laid_over)) == 1

    shown = capsys.readouterr().out
    assert "'High: a visit every 14 days' has answer = 2026-04-20" in shown and "instead_of" in shown


def test_files_whose_cases_are_answered_are_good(laid_over, capsys, monkeypatch):
    (laid_over / "parameters" / "visits.toml").write_text(EARLIER.replace("2026", "2036"))
    monkeypatch.setenv("UMAI_HOME", str(laid_over.parent))
    laid_over.rename(laid_over.parent / "law")

    assert run("check") == 0
    assert "worked cases have their answer. Digest " in capsys.readouterr().out


def test_a_file_that_cannot_be_used_is_told_in_one_line(laid_over):
    (laid_over / "parameters" / "visits.toml").write_text(
        EARLIER.replace('cite = "Resolution 1, point 3."', "")
    )
    with pytest.raises(BadLaw, match="has no citation") as fault:
        run("check", "--folder", str(laid_over))

    assert "parameters/visits.toml" in str(fault.value) and "\n" not in str(fault.value)


def test_without_files_of_its_own_a_home_has_the_law_that_comes_with_umai(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path))

    assert run("check") == 0
    assert "worked cases have their answer" in capsys.readouterr().out

import json
from argparse import ArgumentParser
from datetime import date

import pytest

from umai.law import command
from umai.law.dated_values import parameters
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

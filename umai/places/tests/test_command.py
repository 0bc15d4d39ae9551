import json
from argparse import ArgumentParser

from umai.places import command
from umai.places.classifier import COUNTRY_FOLDER


def umai_places(*words):
    parser = ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args([str(word) for word in words]))


def test_a_dry_run_says_what_would_change(places, capsys):
    assert umai_places("load", COUNTRY_FOLDER, "--dry-run", "--json") == 0

    assert json.loads(capsys.readouterr().out)["unchanged"] == 2444


def test_a_load_says_what_it_did(places, capsys):
    assert umai_places("load", COUNTRY_FOLDER) == 0

    assert "0 new places, 0 changed" in capsys.readouterr().out


def test_unusable_input_is_one_line_and_exit_code_2(places, tmp_path, capsys):
    assert umai_places("load", tmp_path) == 2

    error = capsys.readouterr().err
    assert error.startswith("umai places: territories.csv") and error.count("\n") == 1

"""`umai evidence` and the pages of docs/security: what is claimed is shown by tests that exist."""

import json
import re
from argparse import Namespace

import pytest

from umai.printed import evidence_command
from umai.printed.page import CHECKOUT
from umai.printed.security import pages, requirements, sbom
from umai.printed.security.numbers import every_number
from umai.printed.security.results import read_run

RUN = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" timestamp="2026-11-20T10:00:00+06:00">
<properties><property name="commit" value="abc"/></properties>
<testcase classname="tests.attack.matrix.test_matrix" name="test_a_record_of_elsewhere_is_like_none[head]"/>
<testcase classname="tests.attack.matrix.test_matrix" name="test_a_record_behind_a_wall_is_like_none[head]">
<failure message="x">no word of it</failure></testcase>
<testcase classname="tests.attack.test_two_persons.TestEnding" name="test_by_sql"/>
<testcase classname="umai.staff.tests.test_sign_in" name="test_a_code_works_once"><skipped/></testcase>
</testsuite></testsuites>
"""


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "run.xml"
    path.write_text(RUN)
    return path


@pytest.fixture
def rows(tmp_path, monkeypatch):
    """`rows(before, after)`: the declared requirements with one text changed."""

    def change(before, after):
        text = requirements.ROWS.read_text()
        assert text.count(before) == 1
        path = tmp_path / "asvs.toml"
        path.write_text(text.replace(before, after))
        return requirements.read_requirements(path)

    return change


def written(folder, results=None):
    """The files that the command writes, and its answer."""
    answer = evidence_command.run(Namespace(folder=folder, results=results, anchors=[], rows=False))
    return answer, {path.name: path.read_text() for path in folder.iterdir()}


def test_the_command_writes_everything(db, tmp_path, results, aigul):
    answer, files = written(tmp_path / "evidence", results)
    assert answer == 1  # a test of this run failed
    assert set(files) == {
        *("summary.json", "asvs.md", "asvs.json", "threats.md"),
        *("sbom.cdx.json", "tests.json", "trail.json", "doctor.json"),
    }
    summary = json.loads(files["summary.json"])
    assert summary["tests"] == {"passed": 2, "failed": 1, "skipped": 1}
    assert (summary["tests_of_commit"], summary["tests_are_of_this_commit"]) == ("abc", False)
    assert (summary["official_certificate"], summary["trail_findings"]) == (None, 0)
    assert json.loads(files["trail.json"])["rows_compared"] is False
    assert json.loads(files["trail.json"])["not_proven"]
    assert json.loads(files["doctor.json"])
    assert "no official certificate" in files["asvs.md"]


def test_each_test_has_its_result(results):
    run = read_run(results)
    matrix = "tests/attack/matrix/test_matrix.py"
    assert run.result_of(f"{matrix}::test_a_record_of_elsewhere_is_like_none") == "passed"
    assert run.result_of(f"{matrix}::test_a_record_behind_a_wall_is_like_none") == "failed"
    assert run.result_of(matrix) == "failed"
    assert run.result_of("tests/attack/test_two_persons.py::test_by_sql") == "passed"
    assert run.result_of("umai/staff/tests/test_sign_in.py") == "skipped"
    assert run.result_of("tests/attack/test_two") == "not run"


def test_a_test_that_broke_before_it_began_has_not_passed(results):
    results.write_text(RUN.replace("<failure", "<error").replace("</failure>", "</error>"))
    run = read_run(results)
    name = "tests/attack/matrix/test_matrix.py::test_a_record_behind_a_wall_is_like_none"
    assert run.result_of(name) == "failed"


def test_a_requirement_is_as_good_as_its_worst_test(results):
    found = {one.number: one for one in requirements.read_requirements()}
    run = read_run(results)
    assert pages.result_of(found["8.2.2"], run) == "failed"
    assert (
        pages.result_of(found["8.4.1"], run) == "not run"
    )  # the one test of the two that was not in the run


def test_a_whole_run_answers_zero_and_one_without_results_claims_nothing(db, tmp_path, results):
    results.write_text(re.sub(r"<failure.*?</failure>", "", RUN, flags=re.S))
    assert written(tmp_path / "whole", results)[0] == 0
    answer, files = written(tmp_path / "none")
    assert answer == 0
    assert {word for one in json.loads(files["asvs.json"]) for word in one["results"].values()} == {"not run"}


def test_a_file_of_results_that_cannot_be_read_is_said(tmp_path, capsys):
    (tmp_path / "run.xml").write_text("no results")
    args = Namespace(folder=tmp_path / "evidence", results=tmp_path / "run.xml", anchors=[], rows=False)
    assert evidence_command.run(args) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "evidence").exists()


def test_a_test_that_does_not_exist_is_refused(rows):
    found = rows('"forms", "tests/attack', '"forms::test_that_nobody_wrote", "tests/attack')
    with pytest.raises(requirements.WrongEvidence, match="test_that_nobody_wrote"):
        requirements.require_evidence(found, [])
    with pytest.raises(requirements.WrongEvidence, match=re.escape("tests/none.py")):
        requirements.require_evidence([], ["tests/none.py"])


def test_a_requirement_without_a_row_is_refused(rows):
    with pytest.raises(requirements.WrongEvidence, match=re.escape("8.4.1")):
        rows('"8.4.1" = ', '"8.4.3" = ')


def test_every_claim_has_its_evidence():
    found = requirements.read_requirements()
    assert {one.number for one in found if one.level < 3} == {
        number for number, level in every_number().items() if level < 3
    }
    assert [one.number for one in found if not (one.tests or one.documents or one.exception)] == []
    assert len(every_number()) == 345
    pages.security_pages()


def test_no_exception_is_left_over():
    """An exception that covers no requirement, or one that has a row, would be a claim about nothing."""
    import tomllib

    said = tomllib.loads(requirements.ROWS.read_text())
    for number in said["exceptions"]:
        covered = {one for one in every_number() if f"{one}.".startswith(f"{number}.")}
        assert covered and not covered <= set(said["requirements"]), number
    used = {
        name for row in said["requirements"].values() for name in (one.partition("::")[0] for one in row[1:])
    }
    assert set(said["tests"]) - used == set()


def test_every_part_that_may_be_taken_says_what_to_do():
    for one in pages.read_threats():
        assert set(one) == {"taken", "gets", "closed", "tests", "noticed", "by", "hour"}
        assert one["tests"] and len(one["hour"]) >= 2


def test_every_locked_package_is_a_component():
    bill = sbom.bill_of_materials()
    found = {(one["name"], one["version"]): one for one in bill["components"] if one["type"] == "library"}
    for name, scope in sbom.SETS.items():
        lines = (CHECKOUT / "requirements" / f"{name}.txt").read_text().splitlines()
        for package, version in (
            re.match(r"([\w.-]+)(?:\[.*\])?==([^\s;]+)", line).groups() for line in lines if "==" in line
        ):
            part = found[package, version]
            assert part["hashes"] and part["purl"].startswith("pkg:pypi/")
            if name == "runtime":
                assert part["scope"] == scope


def test_the_bill_is_what_the_standard_asks():
    """CycloneDX 1.6: the fields that it requires, references that are unique and lead somewhere, hashes."""
    bill = sbom.bill_of_materials()
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))
    assert set(bill["dependencies"][0]["dependsOn"]) == set(references)
    for one in bill["components"]:
        assert one["type"] in ("library", "file") and one["name"]
        assert one["scope"] in ("required", "optional", "excluded")
        assert all(re.fullmatch("[0-9a-f]{64}", part["content"]) for part in one["hashes"])
    assert bill == sbom.bill_of_materials()


def test_each_vendored_file_is_in_it():
    names = {one["name"] for one in sbom.bill_of_materials()["components"] if one["type"] == "file"}
    folder = sbom.VENDORED
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == there - {"SHA256SUMS"}

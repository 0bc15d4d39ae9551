"""The page that says how a law is changed is done word by word."""

import os
import subprocess

import pytest

from tests.house.test_documents_of_the_database import HOW_TO, blocks
from umai.law.checks.check import HOW_SURE
from umai.machine.installation import CHECKOUT

ENTRY = "parameters/visits_2027.toml"
CASES = "worked/intervals.toml"


@pytest.fixture
def home(tmp_path):
    """A UMAI_HOME with the files of the page, which says where each lies."""
    entry, case = blocks("change-a-law.md", "toml")
    for path, text in ((ENTRY, entry), (CASES, case)):
        assert f"UMAI_HOME/law/{path}" in (HOW_TO / "change-a-law.md").read_text()
        (tmp_path / "law" / path).parent.mkdir(parents=True)
        (tmp_path / "law" / path).write_text(text)
    return tmp_path


def typed(line, home):
    """What a command of the page prints, and its exit code."""
    ran = subprocess.run(
        ["bash", "-c", line],
        cwd=CHECKOUT,
        env=os.environ | {"UMAI_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_the_files_are_checked_and_the_law_of_that_day_is_shown(home):
    (lines,) = blocks("change-a-law.md", "sh")
    check, show = lines.strip().splitlines()
    code, said = typed(check, home)
    assert code == 0 and "worked cases have their answer. Digest" in said, said
    code, said = typed(show, home)
    assert code == 0 and "visit_days_high: 7 calendar days" in said, said


def test_a_changed_answer_is_refused_until_a_case_says_so(home):
    entry, case = home / "law" / ENTRY, home / "law" / CASES
    entry.write_text(entry.read_text().replace("2027-01-01", "2026-01-01"))
    code, said = typed("bin/umai law check", home)
    assert code == 1 and "'High: a visit every 14 days' has answer = 2026-04-20" in said, said
    same = case.read_text().replace("2027-04", "2026-04")
    case.write_text(same.replace("rule =", 'instead_of = "High: a visit every 14 days"\nrule ='))
    code, said = typed("bin/umai law check", home)
    assert code == 0, said


def test_a_file_that_cannot_be_used_is_told(home):
    entry = home / "law" / ENTRY
    entry.write_text(entry.read_text().replace("cite =", "quote ="))
    code, said = typed("bin/umai law check", home)
    assert code == 2 and said.count("\n") == 1 and ENTRY in said, said


def test_a_text_of_guidance_is_changed_as_both_pages_say(home):
    write, change = ((HOW_TO / name).read_text() for name in ("write-guidance.md", "change-a-law.md"))
    assert "`UMAI_HOME/law/guidance/<room>/<step>.<language>.md`" in write and "](change-a-law.md)" in write
    assert "`UMAI_HOME/law/guidance/ROOM/STEP.LANGUAGE.md`" in change and "](write-guidance.md)" in change
    assert all(f"*{word}*" in write for words in HOW_SURE.values() for word in words)
    copy = home / "law" / "guidance" / "intake" / "open.en.md"
    copy.parent.mkdir(parents=True)
    text = (CHECKOUT / "guidance" / "intake" / "open.en.md").read_text()
    copy.write_text(text.replace("\n- ", "\n- Anew: ", 1))
    code, said = typed("bin/umai law check", home)
    assert code == 0, said
    copy.write_text(text.partition("\n>")[0])
    code, said = typed("bin/umai law check", home)
    assert code == 2 and "guidance/intake/open.en.md names no source" in said, said

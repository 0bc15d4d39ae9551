"""The recipes are done word by word, in a copy of the house, and touch the files that they say."""

import re
from textwrap import indent

import pytest

from tests.copies import copy_house, run
from tests.house.test_documents_of_the_database import HOW_TO, blocks


@pytest.fixture
def copy(tmp_path):
    """A copy of the house under git, so that it tells which files were touched."""
    house = copy_house(tmp_path / "house")
    run(house, "git", "init", "-q")
    run(house, "git", "add", "-A")
    run(house, "git", "-c", "user.name=a", "-c", "user.email=a@example.kg", "commit", "-qm", "before")
    return house


def files_of(recipe):
    """The files that the recipe says it touches."""
    listed = (HOW_TO / recipe).read_text().split("## Files\n")[1]
    return set(re.findall(r"^\d+\. `(.+?)`", listed, re.M))


def touched(house):
    """The files that are new or changed."""
    return {line[3:] for line in run(house, "git", "status", "--porcelain", "-uall").splitlines()}


@pytest.mark.long
def test_a_fact_is_added_as_the_recipe_says(copy, tmp_path):
    run(copy, "bin/umai", "migrate", UMAI_HOME=str(tmp_path / "before"))
    kind, test = blocks("add-a-fact.md", "python")
    (copy / "umai/register/facts/telephone.py").write_text(kind)
    (copy / "umai/register/tests/test_telephone.py").write_text(test)
    kinds = copy / "umai/register/kinds.py"
    text = kinds.read_text().replace("    HOUSEHOLD,\n", "    HOUSEHOLD,\n    TELEPHONE,\n")
    kinds.write_text(
        text.replace("\nALL_KINDS", "from umai.register.facts.telephone import TELEPHONE\n\nALL_KINDS", 1)
    )
    home = {"UMAI_HOME": str(tmp_path / "home"), "UMAI_CHILDREN": "40", "UMAI_REHEARSAL": "1"}
    run(copy, "bin/umai", "makemigrations", "register", UMAI_HOME=str(tmp_path / "before"))
    run(copy, "bin/umai", "words", answers=(1,), **home)  # not translated yet
    run(copy, "bin/umai", "migrate", **home)
    run(copy, "bin/umai", "docs", **home)
    run(
        copy,
        "bin/test",
        "-q",
        "umai/register/tests/test_telephone.py",
        "umai/register/tests/test_fact_pages.py",
        UMAI_TEST_HOME=str(tmp_path / "tests"),
    )
    assert touched(copy) - {"docs/house.md"} <= files_of("add-a-fact.md")
    assert len(files_of("add-a-fact.md")) <= 8


@pytest.mark.long
def test_an_indicator_is_added_as_the_recipe_says(copy, tmp_path):
    ratio, test = blocks("add-an-indicator.md", "python")
    counts = copy / "umai/oversight/board/counts.py"
    text = counts.read_text()
    begin = text.index('    Ratio(\n        "unanswered"')
    counts.write_text(text[:begin] + indent(ratio.rstrip() + ",\n", "    ") + text[begin:])
    (copy / "umai/oversight/tests/test_not_made.py").write_text(test)
    run(copy, "bin/umai", "words", answers=(1,), UMAI_HOME=str(tmp_path / "home"))  # not translated yet
    run(copy, "bin/test", "-q", "umai/oversight/tests", UMAI_TEST_HOME=str(tmp_path / "tests"))
    assert touched(copy) <= files_of("add-an-indicator.md")
    assert len(files_of("add-an-indicator.md")) <= 8


@pytest.mark.long
def test_a_step_is_added_as_the_recipe_says(copy, tmp_path):
    run(copy, "bin/umai", "migrate", UMAI_HOME=str(tmp_path / "before"))
    kind, answers = blocks("add-a-step.md", "python")
    (advice,) = blocks("add-a-step.md", "markdown")
    (copy / "umai/protection/people/school.py").write_text(kind)
    source = {"en": "Practice", "ru": "Практика", "ky": "Практика"}
    for language, word in source.items():
        (copy / f"guidance/protection/school.{language}.md").write_text(advice.replace("Practice", word))
    declare(
        copy / "umai/protection/steps/steps.py",
        "    SIBLINGS,\n    NOTICE,",
        "    SIBLINGS,\n    SCHOOL,\n    NOTICE,",
    )
    declare(
        copy / "umai/protection/steps/steps.py",
        "\n\ndef is_removal",
        "from umai.protection.people.school import SCHOOL\n\n\ndef is_removal",
    )
    declare(
        copy / "umai/access/policy/casework.py",
        '    "protection.propose_end"',
        '    "protection.record_school": FIELD_ROLES,\n    "protection.propose_end"',
    )
    declare(
        copy / "umai/protection/tests/test_acts.py",
        "    steps.NOTICE:",
        indent(answers.rstrip(), "    ") + "\n    steps.NOTICE:",
    )
    home = {"UMAI_HOME": str(tmp_path / "home"), "UMAI_CHILDREN": "40", "UMAI_REHEARSAL": "1"}
    run(copy, "bin/umai", "makemigrations", "protection", UMAI_HOME=str(tmp_path / "before"))
    run(copy, "bin/umai", "words", answers=(1,), **home)  # not translated yet
    run(copy, "bin/umai", "migrate", **home)
    run(copy, "bin/umai", "docs", **home)
    run(copy, "bin/test", "-q", "umai/protection", UMAI_TEST_HOME=str(tmp_path / "tests"))
    assert touched(copy) - {"docs/house.md"} == files_of("add-a-step.md")
    assert len(files_of("add-a-step.md")) <= 14  # half of them are texts, or printed by a program


def declare(file, before, after):
    """Write `after` in place of `before`, which stands in the file once."""
    text = file.read_text()
    assert text.count(before) == 1, (file, before)
    file.write_text(text.replace(before, after))

"""The pages of docs/security and the how-to of the first hour, printed from the declared rows."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from umai.printed.page import PRINTED
from umai.printed.security.requirements import Requirement, read_requirements, require_evidence
from umai.printed.security.results import NO_RUN, TestRun

THREATS = Path(__file__).with_name("threats.toml")
NO_CERTIFICATE = (
    "Nobody outside has tested or certified this, and there is no official certificate of any kind. What"
    " stands here is what the people who build Umai claim, with the tests by which anybody can check it."
)
STANDARD = (
    "The numbers and levels are those of the OWASP Application Security Verification Standard 5.0.0"
    " (CC BY-SA 4.0, owasp.org). The words are our own and shorter; what is asked stands in the standard."
)


def security_pages() -> dict[str, str]:
    """File to text, of every page; refused when a row names a test or a paper that does not exist."""
    requirements, threats = read_requirements(), read_threats()
    require_evidence(requirements, [test for one in threats for test in one["tests"]])
    return {
        "docs/security/asvs.md": requirements_page(requirements),
        "docs/security/threats.md": threats_page(threats),
        "docs/how-to/first-hour.md": first_hour_page(threats),
    }


def read_threats() -> list[dict[str, Any]]:
    return tomllib.loads(THREATS.read_text())["part"]


def requirements_page(requirements: list[Requirement], run: TestRun | None = None) -> str:
    """The table of requirements; with the results of a run where there is one."""
    levels = Counter(one.level for one in requirements)
    not_met = sum(bool(one.exception) for one in requirements)
    shown = "".join(row_of(one, run) for one in requirements)
    result = "| result |" if run else "|"
    line = "|---|---|---|---|---|" if run else "|---|---|---|---|"
    return (
        f"# OWASP ASVS 5.0: what shows each requirement\n{PRINTED}\n{NO_CERTIFICATE}\n\n{STANDARD}\n\n"
        f"{len(requirements)} requirements: {levels[1]} of level 1, {levels[2]} of level 2, and {levels[3]}"
        f" of level 3 that are met as well. {not_met} are exceptions: they do not apply, or are not met, and"
        " the reason stands there. `bin/umai evidence` adds the results of a run of the tests"
        " ([how](../how-to/give-evidence.md)).\n\n"
        f"| no. | level | what is asked, in our words | shown by, or why not {result}\n{line}\n{shown}"
    )


def row_of(one: Requirement, run: TestRun | None) -> str:
    if one.exception:
        shown = f"exception: {one.exception}"
    else:
        shown = "<br>".join([*(f"`{test}`" for test in one.tests), *one.documents])
    result = f" {result_of(one, run)} |" if run else ""
    return f"| {one.number} | {one.level} | {one.words} | {shown} |{result}\n"


def result_of(one: Requirement, run: TestRun) -> str:
    """The words for all tests of a requirement together: the worst of them."""
    words = {run.result_of(test) for test in one.tests}
    return next((word for word in ("failed", "not run", "skipped", "passed") if word in words), "")


def threats_page(threats: list[dict[str, Any]], run: TestRun = NO_RUN) -> str:
    parts = "".join(
        f"\n## {one['taken']}\n\n- **Whoever takes it gets:** {one['gets']}\n- **Closed stays:**"
        f" {one['closed']}\n- **Noticed:** {one['noticed']}\n- **By:** {one['by']}\n- **Shown by:**\n"
        + "".join(f"    - `{test}`{said(run, test)}\n" for test in one["tests"])
        for one in threats
    )
    return (
        f"# What somebody gets who takes one part\n{PRINTED}\n{NO_CERTIFICATE}\n\nWhat to do then stands in"
        f" [the first hour](../how-to/first-hour.md).\n{parts}"
    )


def said(run: TestRun, test: str) -> str:
    return f": {run.result_of(test)}" if run.results else ""


def first_hour_page(threats: list[dict[str, Any]]) -> str:
    parts = "".join(
        f"\n## {one['taken']}\n\n" + "".join(f"{at}. {step}\n" for at, step in enumerate(one["hour"], 1))
        for one in threats
    )
    return (
        f"# The first hour after something was taken\n{PRINTED}\nWhat is lost and what stays closed stands in"
        " [the threat model](../security/threats.md). Children come first, then the register; whoever is in"
        f" doubt stops the part and telephones.\n{parts}"
    )

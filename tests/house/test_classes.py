"""A class that a template names and no stylesheet knows looks like nothing: the page falls apart on a phone."""

import re
from pathlib import Path

from umai.machine.installation import CHECKOUT

TEMPLATES = sorted((CHECKOUT / "umai").glob("**/templates/**/*.html"))
BLOCK, VALUE = re.compile(r"\{%.*?%\}|\{#.*?#\}"), re.compile(r"[^\s\"]*\{\{.*?\}\}[^\s\"]*")


def known_classes() -> set[str]:
    """The classes of every stylesheet, and those by which a script of ours or of the library finds its place."""
    found: set[str] = set()
    for path in (CHECKOUT / "umai").glob("**/static/**/*"):
        if path.suffix == ".css":
            found |= set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", path.read_text()))
        elif path.suffix == ".js":
            found |= set(re.findall(r"""["'`.]([a-z][\w-]*)["'`\s)\]:,]""", path.read_text()))
    return found


def named_classes(path: Path) -> set[str]:
    """The classes that this template names; without those that a value begins, completes or is."""
    text = VALUE.sub(" ", BLOCK.sub(" ", path.read_text()))
    return {
        one
        for quoted in re.findall(r'\sclass="([^"]*)"', text)
        for one in quoted.split()
        if not one.endswith("-")
    }


def test_every_class_of_a_template_is_known_to_a_stylesheet_or_a_script():
    known = known_classes()
    assert len(TEMPLATES) > 100 and {"scroll", "govuk-button", "umai-main"} <= known
    unknown = {str(path): names for path in TEMPLATES if (names := named_classes(path) - known)}
    assert unknown == {}

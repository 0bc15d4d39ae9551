"""No sentence of these pages is left out of translation."""

import ast
import re
from pathlib import Path

from umai.assessment import actions as assessment
from umai.intake.cases import actions as intake
from umai.intake.cases import clock
from umai.intake.handover import actions as handover
from umai.intake.transfer import actions as transfer
from umai.refusal import Refusal

ROOM = Path(__file__).resolve().parents[2] / "umai" / "intake"
TEMPLATES = sorted((ROOM / "templates").rglob("*.html")) + sorted(
    (ROOM.parent / "assessment" / "templates").rglob("*.html")
)


def test_no_bare_words_stand_in_a_template():
    bare = {str(path): words for path in TEMPLATES if (words := bare_words(path.read_text()))}
    assert bare == {}


def bare_words(source):
    source = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", source, flags=re.DOTALL)
    source = source.replace("{% block wide %}yes{% endblock %}", "")  # no word, but what makes a page wide
    bare = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*>|&[a-z]+;", "", source, flags=re.DOTALL)
    return re.findall(r"[A-Za-z]{2,}", bare)


REFUSALS = {
    name
    for room in (assessment, intake, clock, handover, transfer)
    for name, thing in vars(room).items()
    if isinstance(thing, type) and issubclass(thing, Refusal)
}
SHOWN = {"label", "help_text", "required_message", "title", "hint", "verbose_name"}
SOURCES = [
    path
    for room in (ROOM, ROOM.parent / "assessment")
    for path in sorted(room.glob("*.py"))
    if path.name != "apps.py"
]


def test_no_bare_words_are_shown_from_code():
    """What a field, a line or a refusal says is never a plain string."""
    assert [place for source in SOURCES for place in plain_strings_shown(source)] == []


def plain_strings_shown(source):
    for call in ast.walk(ast.parse(source.read_text())):
        if not isinstance(call, ast.Call):
            continue
        said = [keyword.value for keyword in call.keywords if keyword.arg in SHOWN]
        if isinstance(call.func, ast.Name) and call.func.id in {"Row", "Task", "Event", "Fact", "Link"}:
            said += call.args[:1]
        bare = [one.value for one in said if isinstance(one, ast.Constant) and one.value]
        if isinstance(call.func, ast.Name) and call.func.id in REFUSALS:
            bare += [one for one in call.args if isinstance(one, ast.Constant)]
        if bare:
            yield f"{source}:{call.lineno}"

"""What the documents and the docstrings of the program name in backticks exists."""

import ast
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PLACES = ("*.*", "umai/**/*.*", "bench/**/*.*", "rehearsal/**/*.*", "tests/**/*.*", "docs/**/*.*")
FILES = {str(path.relative_to(CHECKOUT)): path for place in PLACES for path in CHECKOUT.glob(place)}
# A word with two humps, or with one that is called, has a dot, or stands alone; the file of a module; or
# a path from one of the folders on, whatever its ending.
NAME = r"(?=\w*[a-z])(?:[A-Z][a-z0-9]*){2,}\b|[A-Z][a-z]\w*(?=[.(])|(?<=\.)[A-Z][a-z]\w*|^[A-Z][a-z]\w*$"
FOLDERS = "|".join({name.split("/")[0] for name in FILES if "/" in name})
PATH = rf"^(?:{FOLDERS})/[\w/.-]+\.\w+$"
THING = re.compile(rf"{PATH}|[\w/]+\.py\b|\b(?:{NAME})(?:\.\w+)?")
NOT_HERE = {  # what was, what a name is not to be, what the reader is about to make, what others named
    "docs/decisions/0041-a-page-that-writes-is-declared.md": "FormView",
    "docs/decisions/0124-names-by-one-pass.md": "Answer Found Known Line NotThatDay NotThen NotYet Told",
    "docs/decisions/0211-what-ends-by-itself-begins-anew.md": "RestartSec StartLimitIntervalSec",
    "docs/how-to/install.md": "ExecStart IPAddressAllow ReadWritePaths User",
    "docs/how-to/add-a-fact.md": "umai/register/facts/telephone.py umai/register/migrations/0002_telephone.py"
    " umai/register/tests/test_telephone.py",
    "docs/how-to/add-a-step.md": "umai/protection/migrations/0002_schooltold.py umai/protection/people/school.py",
    "docs/how-to/add-a-room.md": "umai/outings/sql/seated.sql",
    "docs/how-to/add-an-indicator.md": "umai/oversight/tests/test_not_made.py",
    "docs/style.md": "Known Shown Told Written taking.py together.py",
    "umai/documents/papers.py": "TypstError",
}


def test_what_stands_in_backticks_exists():
    texts = {name: path.read_text() for name, path in FILES.items() if name.endswith(".md")}
    there = {f"/{name}"[at.start() + 1 :] for name in FILES for at in re.finditer("/", f"/{name}")}
    for name in [name for name in FILES if name.endswith(".py") and "tests" not in name.split("/")]:
        nodes = list(ast.walk(ast.parse(FILES[name].read_text())))
        made = [node for node in nodes if not isinstance(getattr(node, "ctx", None), ast.Load)]
        there.update(vars(node).get(key) for node in made for key in ("name", "asname", "id", "attr", "arg"))
        told = [node for node in nodes if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
        texts[name] = "\n".join(ast.get_docstring(node) or "" for node in told)
    missing = {}
    for name, text in texts.items():
        spans = re.findall(r"`([^`]+)`", re.sub(r"(?ms)^ *```.*?^ *```", "", text))
        things = {thing for span in spans for thing in THING.findall(span)} - there
        if words := {word for thing in things for word in words_of(thing)} - there:
            missing[name] = " ".join(sorted(words))
    assert missing == NOT_HERE


def words_of(thing):
    """A file, whole; else the names between the dots."""
    return [thing] if "/" in thing else re.split(r"\.(?!py$)", thing)

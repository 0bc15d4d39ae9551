"""docs/decisions holds short records, one decision each, that name each other and the files rightly."""

import re
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "docs" / "decisions"
FILES = sorted(FOLDER.glob("[0-9]*.md"))
SECTIONS = ("Context", "Decision", "Consequences", "Rejected")
MOST_LINES, WIDEST = 60, 110

HEAD = re.compile(
    r"# (?P<number>\d+)\. (?P<title>\S.*[^.\s])\n\n"
    r"Status: (?P<status>.+)\.\n"
    r"(?P<supersedes>(?:Supersedes: .+\.\n)*)"
    r"(?:See also: (?P<see>\d{4}(?:, \d{4})*)\.\n)?\n"
)
STATUS = re.compile(r"accepted, \w+ \d{4}(?:; superseded (?P<in_part>in part )?by (?P<by>.+))?")
SUPERSEDES = re.compile(r"Supersedes: (?P<old>\d{4})(?P<in_part> in part)?(?: \(.+\))?\.")


class Record(NamedTuple):
    file: str
    title: str
    superseded_by: dict[str, bool]  # number to whether it is in part
    supersedes: dict[str, bool]
    see: list[str]

    def line_of_the_index(self):
        number, status = self.file[:4], "accepted"
        if self.superseded_by:
            part = " in part" if any(self.superseded_by.values()) else ""
            status = f"superseded{part} by {', '.join(self.superseded_by)}"
        return f"| [{number}]({self.file}) | {self.title} | {status} |"


def read(path):
    text = path.read_text()
    head = HEAD.match(text)
    assert head, f"{path.name}: begins otherwise than docs/decisions/README.md says"
    assert int(head["number"]) == int(path.name[:4]), f"{path.name}: the title has another number"
    status = STATUS.fullmatch(head["status"])
    assert status, f"{path.name}: the status reads otherwise than docs/decisions/README.md says"
    by = re.findall(r"\b\d{4}\b", status["by"] or "")
    older = [SUPERSEDES.fullmatch(line) for line in head["supersedes"].splitlines()]
    assert all(older), f"{path.name}: what it supersedes reads otherwise than docs/decisions/README.md says"
    return Record(
        path.name,
        head["title"],
        dict.fromkeys(by, bool(status["in_part"])),
        {one["old"]: bool(one["in_part"]) for one in older},
        (head["see"] or "").split(", ") if head["see"] else [],
    )


def records():
    return {path.name[:4]: read(path) for path in FILES}


def without_code_blocks(text):
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)


def test_a_record_has_its_head_and_sections_and_is_short():
    for path in FILES:
        read(path)
        text = path.read_text()
        sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert sections == [name for name in SECTIONS if name in sections], path
        assert {"Context", "Decision"} <= set(sections), path
        body = text[HEAD.match(text).end() :]
        assert len(text.splitlines()) <= MOST_LINES, path
        wide = [line for line in without_code_blocks(body).splitlines() if len(line) > WIDEST]
        assert [line for line in wide if not line.startswith("|")] == [], path


def test_a_number_is_given_once_and_what_supersedes_and_what_is_superseded_name_each_other():
    every = records()
    assert len(every) == len(FILES)
    newer = {(old, new, part) for new, one in every.items() for old, part in one.supersedes.items()}
    older = {(old, new, part) for old, one in every.items() for new, part in one.superseded_by.items()}
    assert newer == older
    assert [pair for pair in newer if pair[0] >= pair[1]] == []


def test_a_record_that_is_named_exists():
    every = records()
    for one in every.values():
        named = {*one.see, *one.superseded_by, *one.supersedes}
        assert named <= set(every), one.file
        named = set(re.findall(r"(?<![\w.,])0\d{3}(?![\w.,]*\d)", (FOLDER / one.file).read_text()))
        assert named <= set(every), one.file


def test_the_index_has_a_line_for_each_record_and_no_other():
    lines = [line for line in (FOLDER / "README.md").read_text().splitlines() if line.startswith("| [")]
    assert sorted(lines) == [one.line_of_the_index() for one in records().values()]


def test_a_path_that_is_named_exists():
    tops = {entry.name for entry in CHECKOUT.iterdir()} - {".umai", ".venv"}
    missing = []
    for path in [*FILES, FOLDER / "README.md"]:
        text = path.read_text()
        words = re.findall(r"`([^`]+)`", without_code_blocks(text))
        named = [word for word in words if re.fullmatch(r"[\w./-]+", word) and word.split("/")[0] in tops]
        links = [link.split("#")[0] for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text)]
        modules = re.findall(r"-m ((?:umai|bench|rehearsal)[\w.]*)", text)
        missing += [(path.name, word) for word in named if not (CHECKOUT / word).exists()]
        missing += [(path.name, link) for link in links if not (path.parent / link).exists()]
        missing += [(path.name, word) for word in modules if not is_a_module(word)]
    assert missing == []


def is_a_module(word):
    at = CHECKOUT.joinpath(*word.split("."))
    return at.is_dir() or at.with_suffix(".py").is_file()


def test_the_rest_of_the_house_names_records_that_exist():
    names = {path.name for path in FILES} | {"README.md"}
    for folder in ("docs", "umai", "bench", "tests", "rehearsal"):
        for path in (CHECKOUT / folder).rglob("*"):
            if path.suffix not in (".md", ".py", ".sql", ".toml", ".html") or path.parent == FOLDER:
                continue
            named = set(re.findall(r"decisions/([\w-]+\.md)", path.read_text()))
            assert named <= names, path
    for name in ("README.md", "CONTRIBUTING.md"):
        assert set(re.findall(r"decisions/([\w-]+\.md)", (CHECKOUT / name).read_text())) <= names

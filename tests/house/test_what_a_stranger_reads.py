"""What a stranger reads first is short, links to what is there, and says the same in Russian and in numbers."""

import json
import re
import tomllib
from math import ceil
from pathlib import Path

import pytest
from django.urls import resolve

from rehearsal.staff import read_people
from tests.attack.matrix import readers
from umai import cli
from umai.access.policy.table import ROLES_OF_ACT
from umai.machine.installation import CHECKOUT, read_version

README, RUSSIAN = (CHECKOUT / name for name in ("README.md", "README.ru.md"))
COST, FEATURES, CHANGES = (CHECKOUT / name for name in ("docs/cost.md", "docs/features.md", "CHANGELOG.md"))
MEASURED = CHECKOUT / "bench" / "measured"
SCREEN_LINES, LINE_SIGNS, PICTURE_LINES = 48, 120, 20  # of a screen on which a page of text is read
DOCUMENTS = [
    *(
        CHECKOUT / name
        for name in ("README.md", "README.ru.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
    ),
    *sorted((CHECKOUT / "docs").glob("*.md")),
    *sorted((CHECKOUT / "docs").glob("how-to/*.md")),
    *sorted((CHECKOUT / "docs").glob("security/*.md")),
]


def shown_lines(text):
    """How many lines of a screen the text takes: long ones are broken, addresses of links are not shown."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    lines = [
        PICTURE_LINES if "<img" in line else ceil(max(len(line), 1) / LINE_SIGNS)
        for line in text.splitlines()
    ]
    return sum(lines)


def test_the_readme_has_no_more_than_two_screens():
    for path in (README, RUSSIAN):
        assert shown_lines(path.read_text()) <= 2 * SCREEN_LINES, path


def test_a_long_line_and_a_picture_take_the_room_that_they_take():
    assert shown_lines("a" * (LINE_SIGNS + 1) + "\n\n<img src=x>") == 2 + 1 + PICTURE_LINES
    assert shown_lines(f"[a]({'b' * 500})") == 1


def test_the_russian_readme_shows_the_same_pictures_commands_and_numbers():
    english, russian = README.read_text(), RUSSIAN.read_text()
    for of in (pictures, commands, numbers, targets):
        assert of(russian) == of(english), of.__name__
    assert len(pictures(english)) == 3


def pictures(text):
    return re.findall(r'<img src="([^"]+)"', text)


def commands(text):
    """What can be typed: in blocks without its remarks, and in the running text."""
    blocks = [
        line.split("#")[0].strip()
        for block in re.findall(r"```sh\n(.*?)```", text, re.S)
        for line in block.splitlines()
    ]
    return blocks, re.findall(r"`(bin/[^`]*)`", re.sub(r"```.*?```", "", text, flags=re.S))


def numbers(text):
    """Every number as digits, however thousands are parted; those of addresses and widths apart."""
    text = re.sub(r"\]\([^)]*\)|<img[^>]*>|```.*?```", "", text, flags=re.S)
    text = re.sub(r"(?<=\d)[,\s\u00a0](?=\d{3}\b)", "", text)
    return sorted(re.findall(r"\d+(?:\.\d+)*", text), key=lambda one: [int(part) for part in one.split(".")])


def targets(text):
    """Where links lead; each names the other language."""
    return {link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith("README")}


def test_the_version_stands_in_one_place_and_is_said(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])

    said = capsys.readouterr().out
    assert (end.value.code, said.splitlines()[0]) == (0, f"Umai {read_version()}")
    assert "no real children" in said  # until the README says otherwise
    assert read_version() == tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["version"]


def test_the_documents_say_the_version_that_this_is():
    version = read_version()
    assert f"**Version {version} (" in README.read_text()
    assert f"**Версия {version} (" in RUSSIAN.read_text()
    newest, date = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", CHANGES.read_text(), re.M)[0]
    assert newest == version and date


def test_the_changes_have_the_headings_of_keep_a_changelog():
    text = CHANGES.read_text()
    kinds = set(re.findall(r"^### (.+)$", text, re.M))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Upgrade"}
    assert re.findall(r"^## \[(.+?)\]", text, re.M)[0] == "Unreleased"


def test_what_a_document_links_to_is_there():
    missing = []
    for path in DOCUMENTS:
        text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(), flags=re.S)
        links = [*re.findall(r"\]\(([^)\s]+)\)", text), *pictures(text)]
        for link in [link for link in links if not re.match(r"https?:", link)]:
            file, _, heading = link.partition("#")
            there = (path.parent / file).resolve() if file else path
            if not there.exists() or (heading and heading not in anchors(there)):
                missing.append((str(path), link))
    assert missing == []


def anchors(path: Path):
    """The anchors of a page's headings, as sites that show Markdown make them."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_document_stands_on_the_map():
    listed = {
        (CHECKOUT / "docs" / link).resolve()
        for link in targets((CHECKOUT / "docs" / "README.md").read_text())
    }
    mapped = {path for path in DOCUMENTS if path not in (README, RUSSIAN) and path.name != "README.md"}
    assert {str(path) for path in mapped - listed} == set()


ROLES = {one["sign_in"]: one["role"] for one in read_people()["person"]}


def lines_of_features():
    """Line by line: who is named there, or in the heading above; and the addresses that it links to."""
    named = []
    for line in FEATURES.read_text().splitlines():
        names = [name for name in re.findall(r"`([a-z]+)`", line) if name in ROLES]
        if line.startswith("#"):
            named = names
        addresses = re.findall(r"http://localhost:8000(/[^)\s]*)", line)
        if addresses:
            yield line, names or named, addresses


def asked_of_features():
    """Role to the addresses that the features promise it."""
    asked = {}
    for line, names, addresses in lines_of_features():
        assert names, line
        for name in names:
            asked.setdefault(ROLES[name], set()).update(addresses)
    return asked


def test_a_page_of_the_features_belongs_to_the_duties_of_the_one_under_whose_name_it_stands():
    asked = [(role, address) for role, addresses in asked_of_features().items() for address in addresses]
    acts = {address: act_of(getattr(resolve(address).func, "page", None)) for _role, address in asked}
    assert {(role, at) for role, at in asked if acts[at] and role not in ROLES_OF_ACT[acts[at]]} == set()
    assert len([act for act in acts.values() if act]) > 50


def act_of(page):
    """The right that a page without a record asks for; "" where it asks for none."""
    return page and (page.look or page.right_to_find or getattr(getattr(page, "act", None), "act", ""))


@pytest.mark.long
def test_a_page_of_the_features_opens_for_the_one_under_whose_name_it_stands(db):
    """Some pages ask for more than the duty: the line is for its operator alone."""
    people = readers.every_reader()
    answers = {
        (role, address): client.get(address).status_code
        for role, addresses in asked_of_features().items()
        for client in [people[role, "own"].client()]
        for address in sorted(addresses)
    }
    assert {asking for asking, status in answers.items() if status != 200} == set()
    assert len(answers) > 50


def test_the_public_pages_of_the_features_are_there():
    found = re.findall(r"http://localhost:18000(/[^)\s]*)", FEATURES.read_text())
    assert found
    for address in found:
        resolve(address, urlconf="umai.urls_of_report")


def test_every_person_of_the_rehearsal_stands_in_the_features():
    text = FEATURES.read_text()
    missing = {role for name, role in ROLES.items()} - {ROLES[name] for name in ROLES if f"`{name}`" in text}
    assert missing == set()


def test_each_measured_number_of_the_costs_is_the_one_that_was_measured():
    rows = re.findall(r"(\d[\d.,]*) [^|]*(?:\||\()[^|(]*measured: `([\w-]+)` `([\w.]+)`", COST.read_text())
    assert len(rows) >= 12
    for said, file, key in rows:
        assert float(said.replace(",", "")) == measured(file, key), (file, key)


def measured(file, key):
    """A number of a kept run: `machine.cores`, the value of a figure, or what stands in its `more`."""
    run = json.loads((MEASURED / f"{file}.json").read_text())
    if key.startswith("machine."):
        return run["machine"][key.removeprefix("machine.")]
    name, *path = key.split(".")
    found = next(figure for figure in run["figures"] if figure["key"] == name)
    for part in path or ["value"]:
        found = found[part]
    return found


@pytest.mark.parametrize(
    ("heading", "column", "unit"),
    [
        ("Before the first real child", 1, "days of work"),
        ("The administrator's hours", 1, "hours of an administrator"),
        ("What is paid to others", 3, "USD"),
    ],
)
def test_the_sums_of_the_costs_add_up_and_are_said_in_short(heading, column, unit):
    rows = rows_of_costs(heading)
    values = [int(row[column].replace(",", "")) for row in rows[2:]]
    assert rows[-1][0] == "together" and len(rows) > 6
    assert sum(values[:-1]) == values[-1]
    assert f" {values[-1]:,} {unit}" in COST.read_text().split("\n## ")[0]


def rows_of_costs(heading):
    """The cells of the table below a heading of the costs: its head, the line below, rows, the sum."""
    section = COST.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    return [
        [cell.strip(" *") for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line[:1] == "|"
    ]


def test_a_row_of_costs_is_the_product_that_it_says():
    for what, many, one, sums, _source in rows_of_costs("What is paid to others")[2:-1]:
        assert round(float(many.replace(",", "")) * float(one.replace(",", ""))) == int(
            sums.replace(",", "")
        ), what

"""What stands beside the steps is there for each step, in each language, short, and says what it rests on."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

from umai.assessment.models import Domain
from umai.design import guidance
from umai.law.checks.check import HOW_SURE
from umai.lawbook.courses.courses import COURSES
from umai.protection.steps.steps import ALL_STEPS

CHECKOUT = Path(__file__).resolve().parents[2]
TAG = re.compile(r"""{%\s*guidance(?:_link)?\s+["']([^"']+)["']\s*%}""")
WORD = re.compile(
    rf"""["']((?:{"|".join(sorted({room for room, _step in guidance.guidance_steps()}))})/[a-z_]+)["']"""
)
NAMED = sorted(
    {
        name
        for ending, names in (("html", TAG), ("py", WORD))
        for path in (CHECKOUT / "umai").rglob(f"*.{ending}")
        for name in names.findall(path.read_text())
        if "tests" not in path.parts
    }
)
FILES = sorted(guidance.FOLDER.rglob("*.*"))
SOURCES_IN_LATIN = {"CABAR", "asia", "kabar", "PLoS", "Medicine", "mhGAP", "SUI"}


def test_every_step_that_a_page_names_has_its_text_in_each_language():
    steps = [(name.split("/"), language) for name in NAMED for language in guidance.LANGUAGES]
    assert [one for one in steps if guidance.file_of(*one[0], one[1]) is None] == []


def test_a_step_has_as_many_sentences_in_each_language():
    for step in guidance.guidance_steps():
        pages = [guidance.read_guidance(*step, one) for one in guidance.LANGUAGES]
        assert all(page.translated for page in pages), step
        assert len({len(page.points) for page in pages}) == 1, step


def test_a_text_is_short_has_one_heading_and_says_what_it_rests_on():
    bad = {str(path): faults for path in FILES if (faults := [*faults_of_form(path)])}
    assert bad == {}


def faults_of_form(path):
    """What is not as it should be about the form of a text."""
    text = path.read_text(encoding="utf-8").removeprefix(guidance.UNREVIEWED)
    language = path.name.split(".")[1]
    if not re.fullmatch(r"[a-z_]+\.(ky|ru|en)\.md", path.name):
        yield "its name is not one of a text"
    page = guidance.read_guidance(path.parent.name, path.name.split(".")[0], language)
    kinds = Counter(token.type for token in guidance.markdown_parser().parse(text))
    if kinds["heading_open"] != 1 or not text.lstrip().startswith("# ") or not page.title:
        yield "it does not begin with its one heading"
    if not page.rests_on.startswith(HOW_SURE[language]) or not text.rstrip().splitlines()[-1].startswith(">"):
        yield "it does not end with what it rests on"
    if not page.points or len(text.split()) > (400 if path.parent.name == "cases" else 250):
        yield "it says nothing, or too much"
    latin = set(re.findall(r"[A-Za-z]{3,}", guidance.NAMED_VALUE.sub("", text))) - SOURCES_IN_LATIN
    if language != "en" and latin:
        yield f"it says in Latin letters: {latin}"


def test_trusteeship_is_for_whoever_has_come_of_the_age():
    titles = {"en": "14 years or older", "ru": "от 14 лет", "ky": "14 жашка толгон балага"}
    for language, words in titles.items():
        assert words in guidance.read_guidance("guardianship", "trusteeship", language).title


def test_of_a_paper_that_ran_out_no_more_is_said_than_that():
    """A parent may act all the same: who may is asked of the law, and no text answers it."""
    said = {
        "en": "After this day the carer has no valid paper.",
        "ru": "После этого дня у того, кто заботится, нет действующего документа.",
        "ky": "Бул күндөн кийин баккан адамдын жарактуу документи жок.",
    }
    for language, words in said.items():
        assert guidance.read_guidance("guardianship", "renewal", language).points[0].endswith(words)


OTHER_WORDS = {"ru": r"\bотдел(?:а|у|ом|е|ы|ов)?\b", "ky": r"бөлүм"}
DEPARTMENT = {"ru": "управлени", "ky": "башкармалы"}  # as docs/words.md has it


def test_the_department_is_called_as_the_glossary_calls_it():
    for step, (language, word) in product(guidance.guidance_steps(), DEPARTMENT.items()):
        english, page = guidance.read_guidance(*step, "en"), guidance.read_guidance(*step, language)
        text = guidance.file_of(*step, language).read_text(encoding="utf-8")
        assert not re.search(OTHER_WORDS[language], text, re.IGNORECASE), step
        for said, point in zip(english.points, page.points, strict=True):
            assert "department" not in said or word in point.lower(), point


CASE_WORK = (
    *("intake", "protection", "assessment", "planning", "visits", "referrals", "prevention"),
    *("guardianship", "review"),
)
BESIDE = ("{% guidance ", '"protection/advice.html"', '"assessment/look_at.html"')
CASE_FORM = "case_form.html"
# Pages of case work on which something is done and no text stands, each with the reason.
WITHOUT = {
    "intake/lowered.html": "its button says that the head looked; the decision has its own page with its text",
    "intake/correct_clock.html": "only a wrong day is mended; the page says what is never one",
    "protection/checklist.html": "its forms print; each step has its own page with its text",
    "planning/line.html": "a frame: needs, goals and measures are each drawn in it, with their texts",
    "planning/check.html": "asks whether a print is the stored text; no child is worked for here",
    "planning/edition.html": "its form prints; each step has its own page with its text",
    "planning/strike.html": "asks once more before a line is struck out",
    "visits/of_case.html": "its form says that the worker is back; each step has its own page",
    "visits/told/confirm.html": "asks one thing of whoever was there: whether it was so",
    "visits/outing.html": "says itself what to do, and whom to call",
    "visits/settle.html": "says itself what to ask of whom; nothing is lost whatever is chosen",
    "referrals/end.html": "ends a service or an agreement: the catalogue, no child's case",
    "referrals/offer.html": "writes a service into the catalogue, no child's case",
    "referrals/withdraw.html": "one sentence why; the page says what the body is told",
    "guardianship/acceptance.html": "asks another person; the text stands beside the check",
    "guardianship/application_form.html": "each question says beside its field what to write",
    "guardianship/grant.html": "writes down a decision that was made; the text stands beside the application",
    "guardianship/check.html": "each question says beside its field what to ask",
    "guardianship/confirm.html": "shows what was asked; the texts stand beside that",
    "guardianship/withdraw.html": "one choice and a sentence",
    "guardianship/site/announce.html": "a page of the public site, which the parent reads",
    "guardianship/site/code.html": "a page of the public site, which the parent reads",
    "guardianship/invitation.html": "a button that takes a code back; the page says when",
    "guardianship/take_over.html": "shows what was written; the announcement has its page with its text",
    "guardianship/reject.html": "one choice and a sentence; the page says whom to call first",
    "prevention/strike.html": "asks once more before a row is struck out",
}


def pages_without_a_text():
    """The pages of case work that have a form to send and no text beside it, by their names."""
    for room in CASE_WORK:
        folder = CHECKOUT / "umai" / room / "templates"
        for path in folder.rglob("*.html"):
            page = path.read_text()
            if path.name == CASE_FORM:  # part of the pages that include it
                continue
            sends = 'method="post"' in page or CASE_FORM in page
            if sends and not any(each in page for each in BESIDE):
                yield str(path.relative_to(folder))


def test_every_page_on_which_case_work_is_done_has_its_text_beside_it_or_a_reason_why_not():
    assert set(pages_without_a_text()) == set(WITHOUT)


def test_no_text_was_written_that_no_page_shows():
    shown_by_its_room = {
        "assessment": {*Domain.values, "view"},
        "protection": {*(step.slug for step in ALL_STEPS), "begin", "end"},
        "identification": {"line"},  # sentence by sentence, each beside its field
        "cases": set(COURSES),  # one by one, each a page of a course
    }
    unseen = [
        (room, name)
        for room, name in guidance.guidance_steps()
        if f"{room}/{name}" not in NAMED and name not in shown_by_its_room.get(room, ())
    ]
    assert unseen == []

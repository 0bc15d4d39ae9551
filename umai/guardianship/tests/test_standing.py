"""What the law in force asks for while parents are away, what is missing, and what changes by itself."""

from datetime import date, timedelta

import pytest

from tests.days import as_of_now
from umai.guardianship import standing
from umai.guardianship.departure import actions
from umai.guardianship.standing import standing_of
from umai.guardianship.tests.conftest import announcement, ask_everybody
from umai.law.guardianship.papers import LACKS
from umai.law.guardianship.scheme import Arrangement
from umai.law.terms.clock import today
from umai.lawbook.wording import vocabulary
from umai.register.child.actions import change_fact, record_fact, strike_fact
from umai.register.child.file import file_of
from umai.register.models import Absence, CareArrangement, Inability

DAY = timedelta(days=1)


@pytest.fixture
def record(child, aigul):
    def write(model, **fact):
        return record_fact(child, by=aigul, model=model, **fact)

    return write


@pytest.fixture
def away(mother, record):
    return record(Absence, adult_id=mother.adult_id, kind="external", holds_from=date(2026, 1, 10))


def of(child, by, on=None):
    file = file_of(child, by=by, on=on)
    with by.speaking():
        return standing_of(file, by)


def text(found):
    return " ".join([found.asked, *found.sentences])


def test_a_parent_who_is_here_needs_no_paper(child, mother, aigul):
    found = of(child, aigul)
    assert not found.is_missing and "What is asked for now: nothing." in found.asked
    assert not found.sentences or "changes" in found.sentences[-1]


def test_without_a_parent_and_without_a_paper_guardianship_is_missing_and_it_is_said_who_decides(
    child, away, aigul
):
    found = of(child, aigul)
    assert found.is_missing and "What is asked for now: guardianship." in found.asked
    assert "The law does not say this plainly" in found.asked
    assert "There is no paper. Nobody is turned away for that" in text(found)
    assert "Who decides: the district department" in text(found)
    assert "power of attorney" not in text(found) and "fine" not in text(found)  # as drafts ask


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        ({"paper": "power_of_attorney"}, "another one is asked for"),
        ({"paper": "court", "paper_to": lambda: today() - DAY}, "The paper ran out."),
        ({"paper": "court", "paper_from": lambda: today() + DAY}, "The paper begins later."),
    ],
    ids=["not enough", "lapsed", "to come"],
)
def test_a_paper_that_is_not_enough_is_said_to_be_missing(child, away, aunt, record, aigul, paper, sentence):
    record(CareArrangement, carer_id=aunt.adult_id, **as_of_now(paper))
    found = of(child, aigul)
    assert found.is_missing and sentence in text(found)


def test_a_paper_of_a_guardian_who_died_is_none(child, away, aunt, record, aigul):
    record(CareArrangement, carer_id=aunt.adult_id, paper="court")
    record(Inability, adult_id=aunt.adult_id, kind="died")
    assert "its guardian died or cannot act" in text(of(child, aigul))


def test_a_valid_paper_is_enough_and_its_renewal_is_due_before_it_ends(child, away, aunt, record, aigul):
    ends = today() + 90 * DAY
    record(CareArrangement, carer_id=aunt.adult_id, paper="preliminary", paper_from=today(), paper_to=ends)
    found = of(child, aigul)
    assert not found.is_missing and "renew it in time" not in text(found)
    assert "Preliminary guardianship of Асанова Салкын runs out" in text(of(child, aigul, ends - DAY))
    assert of(child, aigul, ends + DAY).is_missing


def test_a_child_without_a_parent_on_record_is_asked_about_since_there_is_a_law(child, aigul):
    assert "No parent is written down." in text(of(child, aigul))
    assert of(child, aigul, date(1999, 1, 1)) is None


def test_a_confirmed_announcement_is_a_notice_until_the_parent_is_back_or_the_absence_is_struck(
    child, mother, aunt, aigul, erlan
):
    row = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    ask_everybody(row, aigul)
    absence = actions.confirm_departure(row, by=erlan).absence

    def notices():
        file = file_of(child, by=aigul)
        with aigul.speaking():
            return [(one.from_on, one.to_on) for one in standing.notices_of(file, aigul)]

    assert notices() == [(today(), None)]
    assert of(child, aigul).is_missing  # the notice is no paper
    back = change_fact(child, by=aigul, fact=absence, changed_on=today(), holds_to=today())
    assert notices() == [(today(), today() - DAY)]
    strike_fact(child, by=erlan, fact=back)
    assert notices() == []


def test_everything_that_the_rules_can_answer_has_words():
    assert standing.ARRANGEMENT_WORDS is vocabulary.ARRANGEMENT_WORDS, "one table for all pages"
    assert set(standing.ARRANGEMENT_WORDS) == set(Arrangement)
    assert standing.AUTHORITY_WORDS.items() <= vocabulary.CODES.items()
    assert set(standing.LACKS) == set(LACKS)

"""Letters to the prosecutor: numbered by the database, with an answer owed on a clock, and one above."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.looking import reading
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.justice.models import SettledLetter
from umai.justice.settled import paper
from umai.justice.settled.kinds import ANSWER
from umai.justice.settled.reading import settled_of
from umai.justice.settled.watching import file_number
from umai.justice.tests.conftest import DAY, incident_of
from umai.justice.tests.matters import matter_of, prosecutor_of, settled_of_incident, staged, written
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today

ANSWERED = {"answer": "lawful", "number": "", "words": "Мыйзамдуу деп табылды."}


@pytest.fixture
def matter(incident, aigul):
    return settled_of_incident(incident, aigul)


@pytest.fixture
def letter(matter, erlan):
    return written(matter, erlan)


def late(letter):
    """The answer to this letter was due yesterday."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table justice_settledletter disable trigger user")
        cursor.execute(
            "update justice_settledletter set due_on = %s where id = %s", [today() - DAY, letter.pk]
        )
        cursor.execute("alter table justice_settledletter enable trigger user")


def settled_now(by):
    with by.speaking():
        return settled_of(by)[0]


class TestALetter:
    def test_says_what_ended_and_on_which_ground(self, letter, matter):
        assert last_entry() == ("justice.record_letter", "done")
        said = (letter.ended_on, letter.stage, letter.ground, letter.act, letter.matter)
        assert said == (today() - DAY, "ended", "reconciled_2021", matter.act, matter.number)
        assert letter.due_on == today() + 14 * DAY

    def test_is_numbered_by_office_and_year(self, letter, incident, aigul, erlan):
        other = written(settled_of_incident(incident, aigul), erlan)
        assert [(one.year, one.number) for one in (letter, other)] == [(today().year, 1), (today().year, 2)]

    def test_keeps_its_number_when_it_is_corrected_or_struck(self, letter, erlan):
        said = {"level": "district", "to_office_id": None, "to_words": "Прокуратура", "happened_on": today()}
        later = correct_row(letter, by=erlan, **said)
        assert (later.number, later.to_words, later.line) == (1, "Прокуратура", letter.line)
        struck = strike_row(later, by=erlan)
        assert (struck.number, settled_now(erlan).letter) == (1, None)

    def test_is_about_what_was_settled_away_alone(self, incident, aigul, erlan):
        with pytest.raises(Incomplete, match="not settled away"):
            written(matter_of(incident, aigul), erlan)

    def test_goes_to_a_prosecutor_of_the_place_after_the_end(self, matter, erlan):
        far = prosecutor_of("41704220000000", "far")
        with pytest.raises(Incomplete, match="prosecutor's office"):
            written(matter, erlan, to_words="")
        with pytest.raises(Incomplete, match="offices on the page"):
            written(matter, erlan, far.office)
        with pytest.raises(Incomplete, match="older than the end"):
            written(matter, erlan, happened_on=today() - 2 * DAY)
        with pytest.raises(ImpossibleTime):
            written(matter, erlan, happened_on=today() + DAY)
        one = settled_now(erlan)
        assert one.owed_on == one.letter_due_on == today() - DAY + 3 * DAY and not one.is_late

    def test_of_the_day_of_the_end_is_one_about_it_until_it_ends_again(self, matter, aigul, erlan):
        letter = written(matter, erlan, happened_on=today() - DAY)
        assert settled_now(erlan).letter == letter.line
        with pytest.raises(AlreadyAnswered, match="owed until"):
            written(matter, erlan, level="oblast")
        staged(matter, aigul, "cancelled")
        staged(matter, aigul, "ended", "agreed_2021")
        assert settled_now(erlan).letter is None

    def test_without_an_answer_is_followed_by_one_to_the_office_above(self, letter, matter, erlan):
        late(letter)
        assert settled_now(erlan).asks_the_office
        with pytest.raises(Incomplete, match="the one above"):
            written(matter, erlan)
        second = written(matter, erlan, level="oblast")
        assert (second.follows, second.number) == (letter.line, 2)
        assert not settled_now(erlan).asks_the_office

    def test_of_what_is_sealed_is_read_by_few(self, case, child, aigul, damira, erlan):
        matter = settled_of_incident(incident_of(child, aigul, kinds=["sexual_abuse"]), damira)
        written(matter, damira)
        for by, found in ((damira, 1), (erlan, 0)):
            with reading(by):
                assert SettledLetter.objects.count() == found

    def test_written_at_one_moment_by_two_gets_two_numbers(self, incident, matter, aigul, erlan, damira):
        other = settled_of_incident(incident, aigul)

        def write(pair):
            try:
                return written(*pair).number
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(write, [(matter, erlan), (other, damira)])) == [1, 2]


class TestAnAnswerOnPaper:
    def test_ends_what_is_owed_also_when_the_letter_is_corrected(self, letter, erlan):
        row = ANSWER.act(letter, by=erlan, happened_on=today(), **ANSWERED)
        assert last_entry() == ("justice.record_answer", "done")
        assert (row.incident_id, row.from_body) == (letter.incident_id, False)
        assert (settled_now(erlan).answered, settled_now(erlan).owed_on) == (True, None)
        said = {"level": "district", "to_office_id": None, "to_words": "Прокуратура", "happened_on": today()}
        correct_row(letter, by=erlan, **said)
        assert settled_now(erlan).answered
        strike_row(row, by=erlan)
        assert not settled_now(erlan).answered


class TestThePaper:
    def test_names_neither_child_nor_reporter_and_has_days_and_number(self, letter, child, erlan):
        with reading(erlan):
            before = paper.letter_before(letter, erlan)
            papers = [str(paper.letter_values(letter, before, erlan, language)) for language in ("ky", "ru")]
        for said in papers:
            assert "Асанов" not in said and "Нурбек" not in said
            assert file_number(child.pk) in said and "КУСП 41" in said

    def test_names_the_letter_before(self, letter, matter, erlan):
        late(letter)
        second = written(matter, erlan, level="oblast")
        with reading(erlan):
            said = paper.letter_values(second, paper.letter_before(second, erlan), erlan, "en")
        assert f"Our letter no. 1/{today().year}" in said["before"]

"""A birthday asks a question in the file: at the ages of the law, for some days, until it is answered."""

from datetime import timedelta

import pytest

from tests.tampering import without_triggers
from umai.casefile.tests.conftest import make_child
from umai.law.children.ages import BIRTHDAY_QUESTION_DAYS, birthday
from umai.law.terms.clock import today
from umai.register.child.actions import record_fact
from umai.register.models import CareArrangement, Schooling

INFANT, TRUSTEE, OF_AGE = "older than an infant", "a guardian becomes a trustee", "has come of age on"


@pytest.fixture
def born(aigul):
    """`born(14)`: a child whose birthday of this age was so many days ago."""

    def child(years, days_ago=0, **identity):
        return make_child(aigul, birth_date=birthday(today() - timedelta(days=days_ago), -years), **identity)

    return child


@pytest.fixture
def care(superuser):
    """`care(child)`: a guardian's care that was written down long ago."""

    def write(child, by, paper="court"):
        row = record_fact(child, by=by, model=CareArrangement, institution="Үй", paper=paper)
        with without_triggers(superuser):
            superuser.execute(
                "update register_carearrangement set recorded_at = now() - interval '1 year' where id = %s",
                [row.pk],
            )
        return row

    return write


@pytest.fixture
def summary(client_of):
    """`summary(child)`: the first page of the file."""
    return lambda child, who="aigul": client_of(who).get(f"/children/{child.pk}/").content.decode()


def test_at_the_age_of_an_infant_the_kindergarten_is_asked_for_and_who_only_reads_is_shown_no_link(
    born, summary
):
    child = born(3)
    text = summary(child)
    assert INFANT in text and f"/children/{child.pk}/facts/school/new/" in text
    text = summary(born(3), "farida")
    assert INFANT in text and "/facts/school/new/" not in text


def test_it_is_asked_until_it_is_written_down(born, summary, aigul):
    for days in (0, 5):
        child = born(3, days_ago=days)
        record_fact(child, by=aigul, model=Schooling, attendance="attends", school="Бала бакча")
        assert INFANT not in summary(child), days


def test_it_is_asked_from_the_birthday_on_for_the_days_of_the_law(born, summary):
    last = BIRTHDAY_QUESTION_DAYS.on(today())
    asked = {days: INFANT in summary(born(3, days_ago=days)) for days in (-1, 0, last, last + 1)}
    assert asked == {-1: False, 0: True, last: True, last + 1: False}


def test_of_a_guardian_it_is_asked_whether_he_is_a_trustee(born, care, summary, aigul):
    child = born(14)
    row = care(child, aigul)
    text = summary(child)
    assert TRUSTEE in text and f"/children/{child.pk}/facts/care/{row.pk}/" in text


def test_of_a_carer_without_a_guardians_paper_it_is_not(born, care, summary, aigul):
    child = born(14)
    care(child, aigul, paper="none")
    assert TRUSTEE not in summary(child)


def test_who_comes_of_age_is_taken_care_of_no_more(born, care, summary, aigul):
    child = born(18)
    assert OF_AGE not in summary(child)
    care(child, aigul, paper="none")
    assert OF_AGE in summary(child)


def test_of_a_year_alone_the_last_possible_day_counts_and_without_a_birth_nothing(aigul, summary):
    child = make_child(
        aigul, birth_date=birthday(today(), -3).replace(month=1, day=1), birth_precision="year"
    )
    assert (INFANT in summary(child)) == ((today().month, today().day) == (12, 31))
    assert INFANT not in summary(make_child(aigul, birth_date=None))

"""The first pages of the analyst, the Ministry and those who watch: figures in one tap, with numbers."""

from decimal import Decimal

import pytest

from tests.page_words import words_of
from umai.indicators.tests.conftest import ago, child_of
from umai.places.models import Place
from umai.statistics.claims.actions import withdraw_claim
from umai.statistics.extracts.tests.conftest import ainura, allow, ask, children, write_at
from umai.statistics.questions.actions import correct_question
from umai.statistics.templatetags import figures
from umai.statistics.tests.conftest import REGISTERED, STARTED, enter, register
from umai.statistics.tests.test_estimates import keep

__all__ = ["ainura", "children", "write_at"]

FRONTS = {"nuriya": "/", "ainura": "/", "omurbek": "/watch/", "begimai": "/watch/"}
DIFFERS, WAITS, READY = "differs from the rows", "has no result yet", "can be downloaded"


def front(client_of, who, language="en"):
    answer = client_of(who).get(FRONTS[who], headers={"accept-language": language})
    assert answer.status_code == 200
    return answer


@pytest.mark.usefixtures("ainura")
@pytest.mark.parametrize("who", FRONTS)
def test_figures_are_one_tap_away_and_say_how_it_goes(who, client_of, monkeypatch):
    page = front(client_of, who)
    words, text = words_of(page), page.content.decode()
    assert "The Ministry found 84,542 children of migrants" in words and "that is 22.4 %" in words
    assert "No estimate was kept yet" in words
    for address in ("", "coverage/", "estimates/"):
        assert f'href="/figures/{address}"' in text
    assert DIFFERS not in words and WAITS not in words and READY not in words

    kept = keep()
    words = words_of(front(client_of, who))
    assert "an example with invented numbers" in words and "2,810" not in words
    monkeypatch.setattr(figures, "is_invented", lambda: False)
    page = front(client_of, who)
    assert "About 2,810 children in all: between 2,200 and 3,900." in words_of(page)
    assert kept.get_absolute_url() in page.content.decode()


def test_a_published_figure_that_differs_is_counted_until_it_is_withdrawn(nuriya, client_of):
    enter(nuriya, figure=Decimal("58.7"))
    assert DIFFERS not in words_of(front(client_of, "nuriya"))
    claim = enter(nuriya)
    assert f"1 figure that somebody published {DIFFERS}" in words_of(front(client_of, "nuriya"))
    withdraw_claim(claim, by=nuriya, words="Typed wrongly.")
    assert DIFFERS not in words_of(front(client_of, "nuriya"))


def test_a_question_waits_for_its_result_once_however_often_it_was_corrected(nuriya, client_of):
    question = register(nuriya)
    correct_question(question, by=nuriya, why="A word.", **REGISTERED | {"starts_on": STARTED})
    assert f"1 question about a law {WAITS}" in words_of(front(client_of, "nuriya"))


def test_who_asked_for_an_extract_is_told_that_it_can_be_downloaded(nuriya, ainura, children, client_of):
    asked = ask(nuriya)
    assert READY not in words_of(front(client_of, "nuriya"))
    allow(asked, ainura)
    assert f"1 extract that you asked for {READY}" in words_of(front(client_of, "nuriya"))
    assert READY not in words_of(front(client_of, "ainura"))


@pytest.mark.usefixtures("ainura")
def test_each_oblast_stands_with_counts_to_the_nearest_ten_and_few_as_fewer_than_five(
    aigul, cholpon, client_of
):
    for by, n in ((aigul, 7), (cholpon, 4)):
        for number in range(n):
            child_of(by, f"Бала{number}", birth_date=ago(3000))
    few = " ".join(["fewer than 5"] * 4)
    for who in ("nuriya", "ainura"):
        words = words_of(front(client_of, who))
        assert f"Together 10 {few} Osh Oblast 10 {few}" in words, who
        assert words.index("The districts have the exact numbers.") < words.index("Together 10"), who
        assert "Naryn Oblast" not in words, who  # fewer than five in every column


def test_nobody_else_is_told_of_figures(client_of):
    for who in ("gulnara", "timur"):
        assert 'id="group-figures"' not in client_of(who).get("/").content.decode(), who


def test_a_board_of_one_place_is_about_this_place_alone(client_of):
    osh = Place.objects.current().get(iso_code="KG-O")
    page = client_of("omurbek").get(f"/watch/?place={osh.pk}")
    assert page.status_code == 200 and 'id="group-figures"' not in page.content.decode()

"""A child in no record by name is searched by description, among signals and nameless records."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from umai.identification.description import search
from umai.identification.description.search import Description, alike, find_described
from umai.identification.inbox.actions import gather_signals
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported, wall
from umai.places.models import Place
from umai.register.child.actions import add_child, correct_fact
from umai.register.merges import Doubt
from umai.register.merging.actions import merge_records
from umai.trail.models import Entry


@pytest.fixture
def village(aigul):
    return Place.objects.filter(municipality=aigul.office.place, level="village").order_by("code")[0]


@pytest.fixture
def boy(village):
    """Somebody reported a boy in a red jacket; two other reports speak of something else."""
    seen = reported(
        words=ReportWords(happened="Базарда жалгыз жүрөт.", child="Кызыл куртка кийген бала"),
        child_age=7,
        settlement_id=village.pk,
    )
    reported(words=ReportWords(happened="Атасы ичет, бала ачка."))
    reported(words=ReportWords(happened="Мектепке барбайт."), child_age=15)
    return seen


@pytest.fixture
def nameless(aigul, village):
    return add_child(
        aigul.office.place,
        by=aigul,
        id=uuid.uuid4(),
        identity={"sex": "f"},
        appearance="Узун чач, сары көйнөк, орусча сүйлөйт",
    )


def found(by, **asked):
    with override("en"):
        return find_described(Description(**asked), by=by)


class TestFinding:
    def test_a_signal_is_found_by_its_words_in_another_ending(self, boy, erlan):
        first = found(erlan, words="кызыл курткачан").signals[0]
        assert first.row.pk == boy.pk and first.why == ["the words: кызыл, курткачан"]

    def test_the_village_and_the_age_count_too_and_another_age_speaks_against(self, boy, erlan, village):
        (only,) = found(erlan, age=8, settlement=village.pk).signals
        assert only.row.pk == boy.pk and only.why == ["the same village or town", "about the same age"]
        assert found(erlan, age=12, settlement=village.pk).signals == []

    def test_a_word_that_few_have_counts_more(self, boy, erlan):
        signals = found(erlan, words="бала базарда").signals
        assert signals[0].row.pk == boy.pk and len(signals) == 2

    def test_a_word_that_most_have_finds_nobody_where_there_are_many(self, boy, erlan):
        for number in range(4):
            reported(words=ReportWords(happened=f"Бала үйдө жалгыз, {number}."))
        (only,) = found(erlan, words="бала куртка").signals
        assert only.row.pk == boy.pk and only.why == ["the words: куртка"]

    def test_a_child_without_a_name_is_found_and_one_that_was_named_is_not(self, boy, nameless, erlan, aigul):
        (only,) = found(erlan, words="сары көйнөк").children
        assert only.row.pk == nameless.pk
        identity = nameless.identities.using("owner").get()
        correct_fact(nameless, by=aigul, fact=identity, surname="Асанова", given="Айжан")
        assert found(erlan, words="сары көйнөк").children == []

    def test_one_that_was_joined_with_a_named_record_is_known_by_that(self, nameless, child, erlan, damira):
        merge_records(child, by=damira, other=nameless, reason="known", despite=list(Doubt.values))
        assert found(erlan, words="сары көйнөк").children == []

    def test_the_age_of_an_old_report_has_grown(self, erlan):
        reported(child_age=5, received_at=timezone.now() - timedelta(days=731))
        assert found(erlan, age=7).signals and not found(erlan, age=5).signals

    def test_words_of_one_stem_are_alike(self):
        for one, other, is_one in (
            ("куртка", "курткачан", True),
            ("красная", "красную", True),
            ("бар", "базар", False),
            ("бар", "барды", False),
            ("апа", "апа", True),
            ("мектеп", "мелтеп", False),
        ):
            assert alike(one, other) is is_one and alike(other, one) is is_one, (one, other)


class TestWhoSeesWhat:
    def test_a_social_worker_finds_nothing_of_the_inbox_and_the_nameless_children(
        self, boy, nameless, erlan, aigul, cholpon
    ):
        answer = found(aigul, words="кызыл куртка сары")
        assert answer.signals == [] and [one.row.pk for one in answer.children] == [nameless.pk]
        answer = found(cholpon, words="кызыл куртка сары көйнөк")
        assert (answer.signals, answer.children) == ([], [])
        found(erlan, words="кызыл куртка сары")
        looks = Entry.objects.using("owner").filter(act__endswith=".described", worker_id=erlan.pk)
        assert dict(looks.values_list("act", "shown")) == {
            "identification.described": [boy.pk],
            "register.described": [nameless.pk],
        }

    def test_who_is_walled_off_does_not_find_the_child(self, nameless, erlan, aigul):
        wall(aigul, nameless)
        assert found(aigul, words="сары көйнөк").children == []
        assert found(erlan, words="сары көйнөк").children


class TestThePage:
    def test_it_shows_the_reports_and_the_children_and_why(self, boy, nameless, client_of):
        page = client_of("erlan").post("/inbox/description/", {"words": "кызыл куртка, сары көйнөк"})
        text = " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
        assert f'href="/inbox/{boy.pk}/"' in page.content.decode() and "child of about 7 years" in text
        assert "the words: кызыл, куртка" in text and "Узун чач" in text

    def test_one_that_goes_on_with_another_does_not_wait(self, boy, erlan, client_of):
        later = reported(words=ReportWords(happened="Кызыл велосипедди көрдүм."))
        gather_signals(boy, by=erlan, others=[later.pk])
        page = client_of("erlan").post("/inbox/description/", {"words": "велосипед"}).content.decode()
        assert f'href="/inbox/{later.pk}/"' in page and ">waits<" not in page and "child of about" not in page
        waiting = client_of("erlan").post("/inbox/description/", {"words": "базарда"}).content.decode()
        assert f'href="/inbox/{boy.pk}/"' in waiting and ">waits<" in waiting

    def test_where_nothing_fits_it_says_so_and_leads_to_protection(self, boy, client_of):
        page = client_of("aigul").post("/inbox/description/", {"words": "трактор"}).content.decode()
        assert "No report within your reach fits" in page and "No child without a name" in page
        assert 'href="/protect/"' in page
        assert (
            'href="/protect/"'
            not in client_of("farida").post("/inbox/description/", {"words": "трактор"}).content.decode()
        )

    def test_something_has_to_be_asked_one_step_from_where_somebody_looks_for_a_child(self, client_of):
        client = client_of("erlan")
        page = client.post("/inbox/description/", {"words": " "})
        assert page.status_code == 422 and "Write some words" in page.content.decode()
        for page in ("/inbox/", "/children/", "/protect/"):
            assert 'href="/inbox/description/"' in client.get(page).content.decode(), page

    def test_of_very_many_the_latest_are_read_and_it_is_said(self, boy, erlan, client_of, monkeypatch):
        monkeypatch.setattr(search, "MOST_READ", 2)
        answer = found(erlan, words="куртка")
        assert (answer.signals, answer.read, answer.older_left) == ([], 2, True)
        page = client_of("erlan").post("/inbox/description/", {"age": "7"}).content.decode()
        assert "The latest 2 reports were read." in page

    def test_words_that_do_not_open_find_nothing(self, boy, erlan, monkeypatch):
        def no_key(*_):
            raise search.NoKey("signal")

        monkeypatch.setattr("umai.identification.signal.models.open_words", no_key)
        answer = found(erlan, words="куртка")
        assert answer.signals == [] and answer.read == 3

"""A second team asks in dwellings that the database drew, and never sees what the first one wrote."""

import hashlib
import uuid

import pytest
from django.db import DatabaseError, transaction

from umai.access.requirements import AlreadyEnded
from umai.law.options.rounds import asked_anew
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.rounds.anew.actions import NotDrawn, NothingToDraw, SameTeam, answer_anew, draw_anew
from umai.rounds.anew.reading import agreement_of
from umai.rounds.door.actions import ChildSaid
from umai.rounds.models import AnewDraw, AnewStop, DoorAnswer, DoorChild
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.conftest import LEFT, answer, answer_all, stops
from umai.rounds.tests.test_found import registered, says
from umai.rounds.tests.test_urgent import IN_DANGER, signals

BOY = ChildSaid("both", "grandparents", 9, "m")
GIRL = ChildSaid("mother", "grandparents", 12, "f")


@pytest.fixture
def done(walk, aigul):
    """The first team found nobody at the first thirty dwellings but children of migrants at the first."""
    first, *others = stops(walk)[:30]
    answer(first, aigul, "migrants", children=[BOY])
    answer_all(others, aigul)
    return walk


@pytest.fixture
def drawn(done, aigul):
    """Dwellings of that round, and the first of the drawn ones as a row that the web role writes about."""
    draw_anew(done, by=aigul)
    return [one for one in stops(done) if one.pk in keys()]


def keys():
    return set(AnewStop.objects.using("owner").values_list("pk", flat=True))


def asks(stop, by, result="none", **said):
    wanted = {"id": uuid.uuid4(), "team": 2, "said_on": today(), "result": result, **said}
    return answer_anew(by.office, by=by, stop=stop, **wanted)


def draw_all(round, by, monkeypatch):
    """Every dwelling that is done is drawn."""
    monkeypatch.setattr("umai.rounds.anew.actions.asked_anew", lambda dwellings, _on: dwellings)
    draw_anew(round, by=by)


class TestDrawing:
    def test_draws_the_share_of_the_law_among_those_that_are_done(self, done, drawn, aigul):
        """Whoever has the seed draws the same; nobody chooses a dwelling."""
        draw = AnewDraw.objects.using("owner").get()
        assert draw.drawn == len(drawn) == asked_anew(30, done.from_on) and draw.done == 30
        assert all(one.done for one in drawn)
        ranked = sorted(
            (one.pk for one in stops(done) if one.done),
            key=lambda pk: hashlib.md5(f"{draw.seed}{pk}".encode()).hexdigest(),
        )
        assert set(ranked[: len(drawn)]) == keys()
        other = next(one for one in stops(done) if one.pk not in keys())
        with pytest.raises(DatabaseError, match="permission denied"), aigul.speaking(), transaction.atomic():
            AnewStop.objects.create(stop_id=other.pk, draw_id=draw.pk, district_id=other.district_id)

    def test_draws_more_only_when_more_is_done(self, walk, aigul):
        with pytest.raises(NothingToDraw):
            draw_anew(walk, by=aigul)  # a round that nobody walked
        answer_all(stops(walk)[:20], aigul)
        assert draw_anew(walk, by=aigul).drawn == 1
        with pytest.raises(NothingToDraw):
            draw_anew(walk, by=aigul)
        answer_all(stops(walk)[20:], aigul)
        assert draw_anew(walk, by=aigul).drawn == 1 and len(keys()) == 2

    def test_is_for_who_plans_there_while_the_round_goes_on(self, done, aigul, request):
        for who in ("jibek", "farida", "bakyt", "azamat", "cholpon"):
            with pytest.raises((NotPermitted, DatabaseError)):
                draw_anew(done, by=request.getfixturevalue(who))
                pytest.fail(f"{who} drew")
        end_round(done, by=aigul, ended_on=today(), reason="Жаан.")
        with pytest.raises(AlreadyEnded):
            draw_anew(done, by=aigul)
        assert not keys()


class TestTheSecondTeam:
    def test_writes_what_it_finds_beside_the_first_answer_and_leaves_the_walk_as_it_is(
        self, done, drawn, jibek
    ):
        before = (drawn[0].answer_id, drawn[0].attempts, drawn[0].last_on)
        asks(drawn[0], jibek, "nobody")
        assert not AnewStop.objects.using("owner").get(pk=drawn[0].pk).done  # until somebody opened
        kept = asks(drawn[0], jibek, "others", others=2)
        assert AnewStop.objects.using("owner").get(pk=drawn[0].pk).done
        both = DoorAnswer.objects.using("owner").filter(stop=drawn[0].pk)
        assert {one.kind for one in both} == {"walk", "asked_anew"} and kept.kind == "asked_anew"
        now = next(one for one in stops(done) if one.pk == drawn[0].pk)
        assert (now.answer_id, now.attempts, now.last_on) == before

    def test_may_not_be_the_first_team_and_asks_only_where_it_was_drawn(self, done, drawn, jibek, request):
        with pytest.raises(SameTeam):
            asks(drawn[0], jibek, team=1)
        with pytest.raises(NotDrawn):
            asks(next(one for one in stops(done) if one.pk not in keys()), jibek)
        for who in ("farida", "bakyt", "timur"):
            with pytest.raises(NotPermitted):
                asks(drawn[0], request.getfixturevalue(who))
                pytest.fail(f"{who} asked")
        with pytest.raises(DatabaseError, match="was there first"):  # nor past the program
            answer(drawn[0], jibek, kind="asked_anew")

    def test_nor_a_member_of_it_under_another_number(self, walk, aigul, jibek):
        answer(stops(walk)[0], jibek)
        draw_anew(walk, by=aigul)
        with pytest.raises(SameTeam):
            asks(stops(walk)[0], jibek, team=2)

    def test_reads_nothing_of_what_was_found_and_sends_out_at_once_what_is_urgent(self, drawn, jibek):
        asks(drawn[0], jibek, "migrants", children=[LEFT])
        with jibek.speaking():
            assert DoorAnswer.objects.count() == DoorChild.objects.count() == 0
            assert AnewStop.objects.count() == len(drawn)
        asks(drawn[0], jibek, "migrants", children=[IN_DANGER])
        assert signals().count() == 1


class TestAgreement:
    @pytest.fixture
    def asked(self, done, aigul, jibek, monkeypatch):
        """The second team heard of the boy and of a girl at the first dwelling, and of one where nobody was.

        At the second dwelling it asked twice: the later answer counts.
        """
        draw_all(done, aigul, monkeypatch)
        first, second, third, fourth, *_rest = stops(done)
        asks(second, jibek, "others", others=1)
        asks(first, jibek, "migrants", children=[BOY, GIRL])
        asks(second, jibek, "none")
        asks(third, jibek, "migrants", children=[BOY])
        asks(fourth, jibek, "nobody")
        return done

    def test_counts_the_dwellings_that_were_asked_twice_and_whom_each_team_missed(
        self, asked, damira, farida, cholpon, request, monkeypatch
    ):
        found = agreement_of(asked, damira)
        assert (found.drawn, found.asked, found.same.found, found.same.of) == (30, 3, 2, 3)
        assert ("none", "migrants", 1) in found.results
        assert found.children == (1, 0, 2)
        assert (found.heard_by_first.found, found.heard_by_first.of) == (1, 3)
        assert agreement_of(asked, farida) == found
        for who in ("aigul", "erlan", "jibek", "bakyt"):
            with pytest.raises(NotPermitted):
                agreement_of(asked, request.getfixturevalue(who))
                pytest.fail(f"{who} counted")
        monkeypatch.setattr("umai.rounds.anew.reading.require_right", lambda *_asked: None)
        assert agreement_of(asked, cholpon).drawn == 0

    def test_two_whom_the_office_found_to_be_two_children_are_two(self, asked, damira, aigul):
        rows = DoorChild.objects.using("owner").filter(answer__stop=stops(asked)[0].pk, sex="m")
        for row in rows.select_related("answer__stop"):
            row._state.db = row.answer._state.db = "default"
            says(row, aigul, "known", child=registered(aigul))
        assert agreement_of(asked, damira).children == (0, 1, 3)

    def test_of_nothing_asked_is_nothing(self, done, damira):
        found = agreement_of(done, damira)
        assert (found.same, found.kappa, found.heard_by_first, found.results) == (None, None, None, [])

"""Both offices are told when violence repeats, until they answer or it is true no more."""

import threading
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, ProgrammingError, connections
from django.utils import timezone

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.guardianship.tests.conftest import last_entry, register
from umai.justice.incidents.kinds import SUSPECT
from umai.justice.models import RepeatedAnswer, RepeatedNotice, SuspectSame
from umai.justice.reading import events_of
from umai.justice.repeated.kinds import REPEATED_ANSWER, SUSPECT_SAME
from umai.justice.repeated.reading import repeated_sql
from umai.justice.tests.conftest import BEATEN, BY_UNCLE, incident_of, my_day_of, wall
from umai.justice.tests.repeated.conftest import found_for, housed, kin_of, named, told
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.refusal import NotPermitted

KNOWN = {"what": "known", "words": "Биз муну билебиз."}


def answer(incident, by, **changes):
    return REPEATED_ANSWER.act(incident, by=by, **KNOWN | {"shown_until": timezone.now()} | changes)


@pytest.fixture
def tied(incident, there, aigul, jyldyz):
    """Both incidents have one suspect, by the name."""
    named(incident, aigul)
    named(there, jyldyz)
    return incident


class TestBothOffices:
    def test_are_told_once_when_the_second_is_written_and_which_office_to_call(
        self, tied, there, aigul, jyldyz
    ):
        assert told(aigul) == [(tied.line, "suspect")]
        assert told(jyldyz) == [(there.line, "suspect")]
        with aigul.speaking():
            row = RepeatedNotice.objects.within_reach_of(aigul).get()
        assert (row.other_office, row.child_id) == (jyldyz.office, tied.child_id)
        correct_row(there, by=jyldyz, **BEATEN | {"happened_on": today(), "known_on": today()})
        assert RepeatedNotice.objects.using("owner").count() == 2

    def test_are_told_of_a_household(self, incident, child, other_child, aigul, jyldyz):
        housed(child, other_child)
        there = incident_of(other_child, jyldyz)
        assert (told(aigul), told(jyldyz)) == ([(incident.line, "household")], [(there.line, "household")])

    def test_are_told_of_each_other_where_both_are_written_at_one_moment(
        self, child, other_child, aigul, jyldyz
    ):
        housed(child, other_child)
        done = []

        def write(one, by):
            done.append(incident_of(one, by))
            connections.close_all()

        both = [threading.Thread(target=write, args=args) for args in ((child, aigul), (other_child, jyldyz))]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert len(done) == 2
        assert (len(told(aigul)), len(told(jyldyz))) == (1, 1)

    def test_are_not_told_within_one_municipality(self, incident, child, aigul):
        incident_of(child, aigul)
        assert told(aigul) == []


class TestItFalls:
    @pytest.mark.parametrize("struck", ["tied", "there"])
    def test_where_one_of_the_two_incidents_is_struck_out(
        self, struck, tied, there, aigul, erlan, jyldyz, cholpon, request
    ):
        strike_row(request.getfixturevalue(struck), by={"tied": erlan, "there": cholpon}[struck])
        assert (told(aigul), told(jyldyz)) == ([], [])

    def test_where_the_suspect_is_corrected_and_comes_back_with_the_name(self, tied, there, aigul, jyldyz):
        row = SUSPECT.model.objects.using("owner").get(incident_id=there.line)
        said = BY_UNCLE | {"adult_id": None, "lives_with": None, "had_care": None}
        row = correct_row(row, by=jyldyz, **said | {"name": "Асанов Эрмек", "birth_year": 1981})
        assert told(aigul) == []
        named(there, jyldyz)
        assert told(aigul) == [(tied.line, "suspect")]

    def test_where_the_other_incident_is_sealed_and_comes_back_when_it_is_not(
        self, tied, there, aigul, jyldyz
    ):
        said = BEATEN | {"happened_on": today(), "known_on": today()}
        later = correct_row(there, by=jyldyz, **said | {"kinds": ["sexual_violence"]})
        assert told(aigul) == []
        assert told(jyldyz) == []  # the worker of a village reads no sealed incident
        later = type(later).objects.using("owner").get(line=there.line, current=True)
        said_again = {name: getattr(later, name) for name in ("district_id", "municipality_id", "office_id")}
        row = {one.attname: getattr(later, one.attname) for one in type(later)._meta.concrete_fields}
        row |= said_again | {
            "kinds": ["beaten"],
            "sealed": False,
            "replaces_id": later.pk,
            "why": "correction",
        }
        del row["id"], row["current"]
        type(later).objects.using("owner").create(**row)
        assert told(aigul) == [(tied.line, "suspect")]

    def test_where_a_person_says_that_it_is_another(self, tied, there, aigul, jyldyz):
        ((question,),) = [one.questions for one in found_for(tied, aigul)]
        SUSPECT_SAME.act(tied, by=aigul, question=question, same=False, words="Башка киши.")
        assert (told(aigul), told(jyldyz)) == ([], [(there.line, "suspect")])


class TestWhoSees:
    def test_who_reaches_the_file_and_nobody_behind_a_wall_to_either_child(
        self, tied, child, other_child, aigul, erlan, damira, farida, cholpon
    ):
        assert [len(told(one)) for one in (erlan, damira, farida, cholpon)] == [1, 1, 1, 1]
        wall(aigul.worker, child)
        wall(erlan.worker, other_child)
        for by in (aigul, erlan):
            by.__dict__.pop("reach", None)
        assert (told(aigul), told(erlan)) == ([], [])

    def test_of_a_sealed_incident_of_the_own_office_the_head_alone(
        self, child, there, aigul, erlan, damira, farida, jyldyz
    ):
        named(there, jyldyz)
        sealed = incident_of(child, aigul, kinds=["sexual_violence"])
        named(sealed, aigul)
        assert told(damira) == [(sealed.line, "suspect")]
        assert [told(one) for one in (aigul, erlan, farida, jyldyz)] == [[], [], [], []]

    def test_nobody_writes_it_but_the_database(self, tied, aigul):
        with aigul.speaking(), pytest.raises(ProgrammingError, match="row-level security"):
            RepeatedNotice.objects.create(
                child_id=tied.child_id, line=tied.line, other=tied.line, tie="child", told_at=timezone.now()
            )

    def test_it_stands_on_the_first_page_until_it_is_answered(self, tied, aigul, client_of):
        with aigul.speaking():
            assert aigul.ask(repeated_sql(aigul)) == [(1, 0)]
        assert "1 incident elsewhere belongs to one here" in my_day_of(client_of("aigul"))
        answer(tied, aigul)
        assert "belongs to one here" not in my_day_of(client_of("aigul"))


class TestAnAnswer:
    def test_ends_the_waiting_until_it_is_struck_out(self, tied, there, child, aigul, erlan, jyldyz):
        row = answer(tied, aigul)
        assert last_entry() == ("justice.record_repeated", "done")
        assert (told(aigul), told(jyldyz)) == ([], [(there.line, "suspect")])
        with reading(aigul):
            titles = [str(one.title) for one in events_of(child, aigul)]
        assert titles[-1] == "What we did about the incidents elsewhere"
        later = correct_row(row, by=aigul, what="called", words="Чалдык.")
        assert later.told_until == row.told_until
        strike_row(later, by=erlan)
        assert told(aigul) == [(tied.line, "suspect")]

    def test_answers_nothing_that_was_not_told_and_shown(self, tied, child, aigul):
        with pytest.raises(AlreadyAnswered):
            answer(tied, aigul, shown_until=timezone.now() - timedelta(hours=1))
        with pytest.raises(AlreadyAnswered):
            answer(incident_of(register(aigul), aigul), aigul)

    def test_says_what_was_done(self, tied, aigul):
        wrong = [{"what": ""}, {"what": "asleep"}, {"words": " "}]
        assert not_refused(wrong, Incomplete, partial(answer, tied, aigul)) == []
        said = {"what": "known", "words": "", "told_until": timezone.now()}
        with aigul.speaking(), pytest.raises(IntegrityError):
            RepeatedAnswer.objects.create(child_id=tied.child_id, incident_id=tied.line, **said)


class TestTheSamePerson:
    def test_is_answered_once_by_who_works_with_the_child(self, tied, there, aigul, jyldyz):
        ((question,),) = [one.questions for one in found_for(tied, aigul)]
        said = {"question": question, "same": True, "words": "Ошол."}
        with pytest.raises(NotPermitted):
            SUSPECT_SAME.act(tied, by=jyldyz, **said)
        SUSPECT_SAME.act(tied, by=aigul, **said)
        assert last_entry() == ("justice.record_same", "done")
        with pytest.raises(AlreadyAnswered):
            SUSPECT_SAME.act(tied, by=aigul, **said)

    def test_is_refused_where_nobody_asks_whoever_writes_it(self, tied, aigul):
        said = {"question": tied.pk, "same": True, "words": "Ошол."}
        with pytest.raises(Incomplete, match="not taken for one"):
            SUSPECT_SAME.act(tied, by=aigul, **said)
        with aigul.speaking(), pytest.raises(IntegrityError):
            SuspectSame.objects.create(child_id=tied.child_id, incident_id=tied.line, **said)


def test_keys_are_kept_only_of_what_the_speaker_writes_now(
    incident, there, other_child, uncle, aigul, jyldyz
):
    row = named(there, jyldyz)
    kin_of(other_child, uncle.adult_id)
    for question in (
        "select justice_keep_suspect_keys(%(row)s, '{1}', '{1}', '{99}', '{99}', null, 1, 1)",
        "select justice_keep_trace(%(line)s, 1, 1, '2030-01-01')",
    ):
        with aigul.speaking(), pytest.raises(ProgrammingError, match="was not written now"):
            aigul.ask(question, row=row.pk, line=there.line)

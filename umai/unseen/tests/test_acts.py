"""What a person does about a child on a list, and what the acts refuse."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.tampering import without_triggers
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.identification.models import Signal, SignalMatch
from umai.intake.models import Case
from umai.law.terms.clock import day_of, today
from umai.law.unseen import last_day_of_answer
from umai.linkage.models import ListRow
from umai.refusal import NotPermitted
from umai.unseen import actions
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import (
    ASEL,
    NURBEK,
    answers,
    begin_case,
    last_entry,
    lines_of,
    one_child,
    only_line,
)

DAY = timedelta(days=1)
FOUND = {"what": "cared_for", "words": "Эжеси карайт, үйдө көрдүм."}


def make(line, by, **more):
    return actions.make_signal(line, by=by, **{"concern": "left_behind", "words": ""} | more)


def say(line, by, **more):
    return actions.answer_for_child(line, by=by, **FOUND | {"happened_on": today()} | more)


def take_back(line, by):
    return actions.take_back_answer(line, by=by)


# A signal.


def test_a_signal_says_what_the_list_says_and_its_clock_runs_from_now(line, aigul, damira):
    made = make(line, aigul, words="Кошуна карайт.")
    assert last_entry() == ("unseen.make_signal", "done")
    with damira.speaking():
        signal = Signal.objects.within_reach_of(damira).get()
        said = signal.said
    assert made.signal_id == signal.pk and signal.waits and signal.channel == "list"
    assert day_of(signal.received_at) == today() and signal.recorded_by_id == aigul.pk
    assert "Бекова Асел" in said.child and said.happened.startswith("Кошуна карайт.")
    for words in ("Children of migrants", "Agreement 7 of 1 September 2026", "Где родители: Россия"):
        assert words in said.happened
    assert signal.municipality_id == line.municipality_id and signal.child_age == 10
    assert lines_of(damira) == []


def test_one_row_is_one_signal_however_often_it_is_asked_for(line, aigul, erlan):
    first = make(line, aigul)
    assert make(line, erlan) == first == make(only_line(), aigul)
    assert Signal.objects.using("owner").count() == 1 == answers().count()


def test_rows_of_two_lists_are_one_signal_about_the_child_of_the_register_that_names_both(
    child, listed, erlan
):
    listed(NURBEK)
    listed(NURBEK, slug="pupils")
    make(only_line(), erlan)
    with erlan.speaking():
        happened = Signal.objects.get().said.happened
    assert "Children of migrants" in happened and "Pupils of the district" in happened
    assert answers().count() == 2
    assert SignalMatch.objects.using("owner").get().child_id == child.pk


def test_a_social_worker_says_nothing_of_the_child_for_the_department(child, listed, aigul):
    listed(NURBEK)
    make(only_line(), aigul)
    assert not SignalMatch.objects.using("owner").exists()


def test_a_child_who_has_a_case_meanwhile_gets_no_signal_and_no_answer(child, listed, aigul):
    listed(NURBEK)
    before = only_line()
    begin_case(child, aigul)
    for act, name in ((make, "unseen.make_signal"), (say, "unseen.answer")):
        with pytest.raises(actions.ChildInCare):
            act(before, aigul)
        assert last_entry() == (name, "refused")
    assert not Signal.objects.using("owner").exists() and not answers().exists()


def test_a_child_whom_no_list_names_any_more_gets_no_signal(line, listed, aigul):
    listed(OTHER)
    with pytest.raises(actions.ChildNotListed):
        make(line, aigul)


# An answer.


def test_an_answer_takes_the_child_off_the_list_and_no_signal_is_made(line, aigul, damira):
    say(line, aigul)
    said = answers().get()
    assert last_entry() == ("unseen.answer", "done")
    assert (said.what, said.recorded_by_id, said.happened_on) == ("cared_for", aigul.pk, today())
    assert lines_of(damira) == [] and only_line().answered
    with pytest.raises(AlreadyAnswered):
        make(line, aigul)


def test_the_same_answer_twice_is_one_and_another_stands_in_its_place(line, aigul, erlan):
    first = say(line, aigul)
    assert say(line, aigul) == first
    later = say(line, erlan, what="left", words="Россияга көчүп кеткен.")
    assert later.replaces_id == first.pk and answers().filter(current=True).get() == later


def test_an_answer_without_words_or_of_tomorrow_is_refused(line, aigul):
    for refusal, said in (
        (Incomplete, {"words": "  "}),
        (Incomplete, {"what": "signal"}),
        (Incomplete, {"what": "x"}),
        (ImpossibleTime, {"happened_on": today() + DAY}),
    ):
        with pytest.raises(refusal):
            say(line, aigul, **said)
            pytest.fail(f"taken: {said}")
    assert not answers().exists()


def test_the_database_takes_no_answer_about_a_row_of_another_place(line, azamat):
    from umai.unseen.models import RowAnswer

    with azamat.speaking(), pytest.raises(DatabaseError), transaction.atomic():
        RowAnswer.objects.create(
            row_id=line.pk,
            what="left",
            words="x",
            holds_to=today(),
            happened_on=today(),
            district_id=line.district_id,
            municipality_id=azamat.office.place.municipality_id,
        )


# What newer lists do.


OTHER = ["Маматов Эрлан", "05.11.2012", ""]


def test_a_newer_list_that_says_the_same_does_not_bring_the_child_back(line, listed, aigul):
    said = say(line, aigul)
    listed(ASEL, OTHER)
    assert lines_of(aigul) == ["Эрлан"]
    carried = answers().get(carries=said)
    assert (carried.what, carried.words, carried.answered_at) == (said.what, said.words, carried.answered_at)


def test_nor_does_one_that_comes_on_the_last_day_of_the_answer(line, listed, aigul):
    first = today()
    while last_day_of_answer(first, found=True) > today():
        first -= DAY
    assert say(line, aigul, happened_on=first).holds_to == today()
    listed(ASEL, OTHER)
    assert lines_of(aigul) == ["Эрлан"]


def test_it_does_once_the_answer_is_old(line, listed, aigul):
    say(line, aigul, happened_on=today() - 200 * DAY)
    listed(ASEL, OTHER)
    assert lines_of(aigul) == ["Асел", "Эрлан"]


def test_a_child_whom_nobody_found_comes_back_sooner(line, listed, aigul):
    say(line, aigul, what="not_found", happened_on=today() - 40 * DAY)
    listed(ASEL, OTHER)
    assert lines_of(aigul) == ["Асел", "Эрлан"]


def test_a_list_that_says_something_new_brings_the_child_back(line, listed, aigul):
    say(line, aigul)
    listed(ASEL, away="Казахстан", slug="pupils")
    assert len(lines_of(aigul)) == 1


def test_a_signal_that_waits_holds_whatever_its_age(line, listed, aigul, superuser):
    make(line, aigul)
    with without_triggers(superuser):
        superuser.execute("update unseen_rowanswer set holds_to = holds_to - 400")
    listed(ASEL, OTHER)
    assert lines_of(aigul) == ["Эрлан"]


def test_the_days_are_dated_practice():
    assert last_day_of_answer(date(2026, 9, 1), found=True) == date(2027, 2, 28)
    assert last_day_of_answer(date(2026, 9, 1), found=False) == date(2026, 10, 1)


# Taken back.


def test_an_answer_taken_back_puts_the_child_on_the_list_again(line, aigul, erlan):
    say(line, aigul)
    actions.take_back_answer(line, by=erlan)
    assert last_entry() == ("unseen.take_back", "done")
    assert lines_of(aigul) == ["Асел"] and not answers().filter(current=True).exists()


def test_a_signal_is_never_taken_back_nor_answered(line, aigul):
    make(line, aigul)
    for act in (take_back, say):
        with pytest.raises(AlreadyAnswered):
            act(line, aigul)


def test_there_must_be_something_to_take_back(line, aigul):
    with pytest.raises(Incomplete):
        take_back(line, aigul)


def test_others_and_whoever_works_elsewhere_may_do_nothing(line, aigul, request):
    say(line, aigul)
    outcomes = {}
    for who in ("farida", "bakyt", "kanykei", "ainura", "gulnara", "azamat", "cholpon", "jyldyz"):
        for act in (make, say, take_back):
            with pytest.raises(NotPermitted):
                act(line, request.getfixturevalue(who))
                pytest.fail(f"{who} may {act.__name__}")
            outcomes[who, act] = last_entry()[1]
    assert set(outcomes.values()) == {"refused"}
    assert answers().count() == 1 and not Case.objects.using("owner").exists()
    assert not Signal.objects.using("owner").exists()


# A signal long ago and a newer list: the latest answer decides.


@pytest.fixture
def back_again(line, listed, aigul):
    """A signal was made of the child, and a later list of another body named it again."""
    make(line, aigul)
    listed(ASEL, slug="pupils")
    one_child()
    return only_line()


def test_a_child_of_whom_a_signal_was_made_waits_again_until_the_later_answer(back_again, aigul, erlan):
    """The later answer may be given anew and taken back, and says that no second signal is needed."""
    assert len(back_again.rows) == 2 and back_again.waits
    say(back_again, aigul)
    assert only_line().answered
    with pytest.raises(AlreadyAnswered):
        make(back_again, aigul)
    say(back_again, erlan, what="left", words="Россияга көчүп кеткен.")
    assert answers().exclude(what="signal").get(current=True).what == "left"
    take_back(back_again, aigul)
    assert only_line().waits and answers().get(current=True).what == "signal"
    assert Signal.objects.using("owner").count() == 1


def test_a_second_signal_locks_again(back_again, aigul):
    second = make(back_again, aigul)
    assert make(back_again, aigul).signal_id == second.signal_id
    assert Signal.objects.using("owner").count() == 2
    with pytest.raises(AlreadyAnswered):
        say(back_again, aigul)


# A child whom lists put in two municipalities.


def test_its_signal_names_both_lists_and_strikes_the_whole_line_off(in_two, aigul):
    make(in_two, aigul)
    happened = Signal.objects.using("owner").get()
    with aigul.speaking():
        said = Signal.objects.get(pk=happened.pk).said.happened
    assert "Москва" in said and "Жаңы-Ноокат" in said
    assert answers().count() == 2 and only_line().answered


def test_an_answer_and_its_taking_back_are_of_the_whole_line_whoever_answered(in_two, aigul, erlan):
    for by in (aigul, erlan):
        say(in_two, by)
        assert answers().filter(current=True).count() == 2
        take_back(in_two, aigul)
        assert only_line().waits and not answers().filter(current=True).exists()


def test_where_it_does_not_stand_nobody_answers_for_it_nor_reads_the_other_list(in_two, azamat):
    with pytest.raises(NotPermitted):
        say(in_two, azamat)
    with azamat.speaking():
        assert not ListedChild.objects.exists()
        assert {row.edition.source.slug for row in ListRow.objects.select_related("edition__source")} == {
            "pupils"
        }


def test_of_another_child_of_that_list_the_social_worker_reads_nothing(in_two, listed, aigul):
    listed(OTHER, slug="others", village=1)
    with aigul.speaking():
        assert ListRow.objects.count() == 2 == ListRow.objects.filter(given="Асел").count()

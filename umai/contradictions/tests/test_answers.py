"""An answer lets a contradiction rest: for a time, or while its rows stand."""

from datetime import timedelta

import pytest

from umai.access.requirements import Incomplete
from umai.contradictions.actions import NothingContradicts, answer_contradiction
from umai.contradictions.models import Contradiction, ContradictionAnswer
from umai.contradictions.reading import found_by_rule, found_of
from umai.contradictions.tests.conftest import parent_here_and_away, renew
from umai.intake.models import Due
from umai.law.contradictions import NOT_KNOWN_DAYS
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.family.absence import Absence
from umai.register.models import Kinship

WORDS = "Кошуналар билбейт, телефон өчүк."


def answer(home, by=None, what="not_known", words=WORDS, rule="nobody_cares"):
    return answer_contradiction(home.child, by=by or home.by, rule=rule, what=what, words=words)


def waits(home, on=None):
    one = found_by_rule(home.child.pk, "nobody_cares", home.by)
    return not one.rests(on or today())


def in_the_list(on=None):
    return Contradiction.objects.using("owner").open(on=on or today()).exists()


def test_an_answer_lets_it_rest_in_the_file_and_in_the_list_at_once(nobody):
    home, _mend = nobody
    renew()
    assert waits(home) and in_the_list()
    row = answer(home)
    assert (row.what, row.words, row.holds_from) == ("not_known", WORDS, today())
    assert not waits(home) and not in_the_list()
    renew()
    assert not in_the_list()


def test_an_answer_and_a_refusal_are_on_the_trail(nobody, jyldyz, trail):
    answer(nobody[0])
    with pytest.raises(NotPermitted):
        answer(nobody[0], jyldyz)
    assert trail()[-2:] == [("contradictions.answer", "done"), ("contradictions.answer", "refused")]


def test_not_known_comes_back_after_the_days_of_the_law(nobody):
    home, _mend = nobody
    renew()
    last = answer(home).holds_to
    assert last == today() + timedelta(NOT_KNOWN_DAYS.on(today()))
    assert not waits(home, on=last) and waits(home, on=last + timedelta(1))
    assert not in_the_list(on=last) and in_the_list(on=last + timedelta(1))


def test_both_true_rests_until_one_of_its_rows_changes(nobody):
    home, _mend = nobody
    renew()
    assert answer(home, what="both_true").holds_to is None
    assert not waits(home, on=today() + timedelta(3650))
    row = Absence.objects.using("owner").first()
    home.change(row, place="Казань")
    assert waits(home)
    renew()
    assert in_the_list()


def test_an_answer_covers_what_is_left_of_its_rows(aigul):
    home, _mend = parent_here_and_away(aigul)
    gone = home.away(*fathers(home))
    answer(home, what="both_true", rule="parent_here_and_away")
    home.end(gone)
    assert found_by_rule(home.child.pk, "parent_here_and_away", aigul).rests(today())


def fathers(home):
    with home.by.speaking():
        return list(
            Kinship.objects.filter(child=home.child, relation="father").values_list("adult_id", flat=True)
        )


def test_a_later_answer_takes_the_place_of_the_first(nobody):
    home, _mend = nobody
    first = answer(home)
    second = answer(home, what="both_true", words="Чоң энеси карайт, кагазы жок.")
    assert second.replaces_id == first.pk
    assert ContradictionAnswer.objects.using("owner").get().what == "both_true"


def test_an_answer_needs_words_and_one_of_the_kinds(nobody):
    for wrong in ({"words": " "}, {"what": "perhaps"}):
        with pytest.raises(Incomplete):
            answer(nobody[0], **wrong)


def test_what_fits_together_is_not_answered(nobody):
    home, mend = nobody
    mend()
    with pytest.raises(NothingContradicts):
        answer(home)


def test_an_answer_changes_nothing_else_of_the_file(nobody):
    home, _mend = nobody
    before = [one._replace(rests_to=None) for one in found_of(home.child.pk, home.by)]
    answer(home)
    assert [one._replace(rests_to=None) for one in found_of(home.child.pk, home.by)] == before


def test_a_contradiction_is_never_owed(nobody):
    home, _mend = nobody
    home.case()
    owed = set(Due.objects.using("owner").values_list("owed", flat=True))
    renew()
    renew(on=today() + timedelta(400))
    assert set(Due.objects.using("owner").values_list("owed", flat=True)) == owed

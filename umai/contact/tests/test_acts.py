"""The card is decided about, given and lost: it is written, by nobody else, nowhere else, and on the trail."""

import uuid

import pytest
from django.db import IntegrityError, connection

from umai.access.requirements import AlreadyEnded, AlreadyReceived, ImpossibleTime, Incomplete, NotTheLatest
from umai.access.sessions import Speaker
from umai.contact.actions import give_card, lose_card
from umai.contact.models import CardDecision, GivenCard, LostCard
from umai.contact.reading import card_state, events_of
from umai.contact.tests.conftest import FOUND, WHY, decided, last_entry
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import changed, order_of
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import DAY


def give(decision, by, **more):
    return give_card(decision, by=Speaker(by.token), **{"given_on": today(), "to_whom": "child"} | more)


def state_of(child, by):
    by = Speaker(by.token)  # a request of its own: what is known of danger is asked once a request
    with by.speaking():
        return card_state(child.pk, by)


class TestDeciding:
    def test_it_is_written_and_on_the_trail(self, child, aigul):
        decided(child, aigul)
        assert last_entry() == ("contact.decide", "done")
        with aigul.speaking():
            row = CardDecision.objects.get(child=child)
        assert (row.outcome, row.who_may_find, row.near) == ("carry", FOUND, False)

    def test_the_latest_stands(self, child, aigul):
        decided(child, aigul)
        assert state_of(child, aigul).may_carry
        decided(child, aigul, "not_given")
        state = state_of(child, aigul)
        assert not state.may_carry and state.decision.why == WHY

    def test_without_who_may_find_it_or_without_a_reason_it_is_refused(self, child, aigul):
        for outcome, said in (("carry", {"who_may_find": " "}), ("not_given", {"why": ""})):
            with pytest.raises(Incomplete):
                decided(child, aigul, outcome, **said)

    def test_near_danger_a_card_needs_a_reason(self, child, case, uncle, aigul):
        suspected(incident_of(child, aigul), aigul, uncle)
        with pytest.raises(Incomplete):
            decided(child, aigul)
        assert decided(child, aigul, why=WHY).near
        assert state_of(child, aigul).may_carry

    def test_a_decision_before_a_suspect_was_known_does_not_hold(self, child, case, uncle, aigul):
        decided(child, aigul)
        suspected(incident_of(child, aigul), aigul, uncle)
        state = state_of(child, aigul)
        assert state.is_overtaken and not state.may_carry

    def test_a_decision_before_an_order_holds_again_when_the_order_ends(self, child, case, uncle, aigul):
        decided(child, aigul)
        order = order_of(child, aigul, uncle)
        assert not state_of(child, aigul).may_carry
        changed(order, aigul, "revoke")
        assert state_of(child, aigul).may_carry

    def test_of_two_suspects_the_second_asks_for_a_decision_again(self, child, case, uncle, aigul):
        incident = incident_of(child, aigul)
        suspected(incident, aigul, uncle)
        decided(child, aigul, why=WHY)
        assert state_of(child, aigul).may_carry
        suspected(incident, aigul)  # of the same day, and of an incident that was known before
        assert not state_of(child, aigul).may_carry

    def test_an_earlier_order_that_is_typed_in_later_asks_for_a_decision_again(
        self, child, case, uncle, mother, aigul
    ):
        suspected(incident_of(child, aigul), aigul, uncle)
        decided(child, aigul, why=WHY)
        order_of(child, aigul, mother)  # given five days ago
        assert not state_of(child, aigul).may_carry

    def test_a_suspect_who_lives_elsewhere_is_named_less(self, child, case, aigul):
        suspected(incident_of(child, aigul), aigul, lives_with=False, had_care=False)
        assert state_of(child, aigul).near[-1] == "Somebody is suspected of harm to this child."

    def test_the_same_form_sent_twice_is_one_row(self, child, aigul):
        number = uuid.uuid4()
        decided(child, aigul, id=number)
        with pytest.raises(AlreadyReceived):
            decided(child, aigul, id=number)


class TestGiving:
    def test_it_is_written_and_on_the_trail(self, child, decision, aigul):
        give(decision, aigul, to_whom="adult", words="Таенеси")
        assert last_entry() == ("contact.give", "done")
        with aigul.speaking():
            row = GivenCard.objects.get(child=child)
        assert (row.to_whom, row.words, row.recorded_by_id) == ("adult", "Таенеси", aigul.pk)

    def test_by_a_no_or_an_earlier_decision_nothing_is_given(self, child, decision, aigul):
        no = decided(child, aigul, "not_given")
        for one in (decision, no):
            with pytest.raises(NotTheLatest):
                give(one, aigul)

    def test_after_a_suspect_became_known_nothing_is_given(self, child, case, decision, uncle, aigul):
        suspected(incident_of(child, aigul), aigul, uncle)
        with pytest.raises(NotTheLatest):
            give(decision, aigul)

    def test_an_adult_is_said_and_the_day_has_come(self, decision, aigul):
        with pytest.raises(Incomplete):
            give(decision, aigul, to_whom="adult")
        with pytest.raises(ImpossibleTime):
            give(decision, aigul, given_on=today() + DAY)


class TestLosing:
    def test_it_is_written_and_on_the_trail(self, child, given, aigul):
        lose_card(given, by=aigul, noticed_on=today(), words="Мектепте")
        assert last_entry() == ("contact.lose", "done")
        with aigul.speaking():
            assert LostCard.objects.get(child=child).words == "Мектепте"

    def test_a_card_is_lost_once_and_not_before_it_was_given(self, given, aigul):
        for wrong in (today() - DAY, today() + DAY):
            with pytest.raises(ImpossibleTime):
                lose_card(given, by=aigul, noticed_on=wrong)
        lose_card(given, by=aigul, noticed_on=today())
        with pytest.raises(AlreadyEnded):
            lose_card(given, by=aigul, noticed_on=today())


def test_the_timeline_says_what_and_not_why(child, given, aigul):
    lose_card(given, by=aigul, noticed_on=today(), words="Таякесинде")
    with aigul.speaking():
        events = list(events_of(child, aigul))
    assert sorted(one.title for one in events) == [
        "A card with a telephone was given to the child",
        "A card with a telephone was lost",
        "Card with a telephone: it is safe, the child may carry the card",
    ]
    assert FOUND not in str(events) and "Таякесинде" not in str(events)


INSERT = {
    "no word of who may find it": (
        "insert into contact_carddecision (id, child_id, outcome, who_may_find, why, near, source)"
        " values (gen_random_uuid(), %(child)s, 'carry', '', 'x', false, 'form')",
        "card_says_who_may_find_it",
    ),
    "no without a reason": (
        "insert into contact_carddecision (id, child_id, outcome, who_may_find, why, near, source)"
        " values (gen_random_uuid(), %(child)s, 'not_given', 'x', '', false, 'form')",
        "no_card_says_why",
    ),
    "near danger without a reason": (
        "insert into contact_carddecision (id, child_id, outcome, who_may_find, why, near, source)"
        " values (gen_random_uuid(), %(child)s, 'carry', 'x', '', true, 'form')",
        "card_near_danger_says_why",
    ),
    "an adult without a word": (
        "insert into contact_givencard (id, child_id, decision_id, given_on, to_whom, words, source)"
        " values (gen_random_uuid(), %(child)s, %(yes)s, current_date, 'adult', '', 'form')",
        "card_says_which_adult",
    ),
    "given after a no": (
        "insert into contact_givencard (id, child_id, decision_id, given_on, to_whom, words, source)"
        " values (gen_random_uuid(), %(child)s, %(no)s, current_date, 'child', '', 'form')",
        "contact_given_after_yes",
    ),
    "lost twice": (
        "insert into contact_lostcard (id, child_id, card_id, noticed_on, words, source) select"
        " gen_random_uuid(), %(child)s, %(card)s, current_date, '', 'form' from generate_series(1, 2)",
        "card_id",
    ),
}


@pytest.mark.parametrize("what", INSERT)
def test_the_database_refuses(child, given, aigul, what):
    statement, constraint = INSERT[what]
    no = decided(child, aigul, "not_given")
    named = {"child": child.pk, "yes": given.decision_id, "no": no.pk, "card": given.pk}
    with aigul.speaking(), pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
        cursor.execute(statement, named)


def test_the_own_telephone_is_nobody_elses(own_telephone, aigul, erlan, db):
    asked = "select contact_own_telephone()"
    for by, number in ((aigul, "+996555123456"), (erlan, None)):
        with by.speaking():
            assert by.ask(asked) == [(number,)]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchone() == (None,)

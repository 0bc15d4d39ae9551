"""A statement that takes a complaint back is kept, warned of, and ends nothing."""

from functools import partial

import pytest

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import Incomplete
from umai.guardianship.tests.conftest import adult_of, last_entry
from umai.justice.settled.reading import settled_of
from umai.justice.tests.conftest import DAY, suspected
from umai.justice.tests.matters import matter_of, staged
from umai.justice.withdrawals.kinds import WITHDRAWAL, withdrawals_in_words
from umai.law.terms.clock import today
from umai.register.child.actions import record_fact
from umai.register.models import Absence

SAID = {"name": "", "signed_as": "mother", "received_by": "police", "pressure": "none", "reason": "Жараштык."}


def withdrawn(incident, by, kin=None, **changes):
    said = SAID | {"signer_id": kin and kin.adult_id, "happened_on": today()}
    return WITHDRAWAL.act(incident, by=by, **said | changes)


def said_of(incident, by):
    with reading(by):
        return " ".join(withdrawals_in_words(incident, by))


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul, "mother", "Гүлзат")


class TestAStatement:
    def test_ends_nothing(self, incident, mother, aigul):
        matter = matter_of(incident, aigul)
        staged(matter, aigul, "opened")
        withdrawn(incident, aigul, mother)
        assert last_entry() == ("justice.record_withdrawal", "done")
        assert "That ends nothing" in said_of(incident, aigul)
        with reading(aigul):
            assert settled_of(aigul) == []

    @pytest.mark.parametrize("of_family", [True, False])
    def test_signed_by_the_suspect_is_kept_and_warned_of(self, of_family, incident, uncle, aigul):
        if of_family:
            suspected(incident, aigul, uncle)
            withdrawn(incident, aigul, uncle, signed_as="relative")
        else:
            withdrawn(incident, aigul, signed_as="suspect")
        assert "The suspect signed" in said_of(incident, aigul)

    @pytest.mark.parametrize("returned", [False, True])
    def test_signed_by_a_parent_who_is_away_is_warned_of_until_the_return(
        self, returned, incident, child, mother, aigul
    ):
        away = {"adult_id": mother.adult_id, "kind": "external", "holds_from": today() - 9 * DAY}
        away |= {"holds_to": today()} if returned else {}
        record_fact(child, by=aigul, model=Absence, **away)
        withdrawn(incident, aigul, mother)
        assert ("was away on that day" in said_of(incident, aigul)) is not returned

    def test_under_pressure_is_warned_of(self, incident, aigul):
        assert said_of(incident, aigul) == ""
        withdrawn(incident, aigul, pressure="money")
        assert "Pressure was told or seen" in said_of(incident, aigul)

    def test_names_one_signer_and_says_why(self, incident, mother, aigul):
        wrong = [{"kin": mother, "name": "Бирөө"}, {"reason": " "}]
        assert not_refused(wrong, Incomplete, partial(withdrawn, incident, aigul)) == []

"""Who represents the child, whether that person may alone, and what the child itself says."""

import pytest

from tests.looking import reading
from umai.access.requirements import Incomplete
from umai.guardianship.tests.conftest import adult_of, in_household, last_entry, owner
from umai.justice.incidents.reading import suspects_of
from umai.justice.representation.kinds import INDEPENDENT, REPRESENTATION, VIEW
from umai.justice.representation.reading import conflicts_of, representation_in_words
from umai.justice.tests.conftest import DAY, suspected
from umai.law.terms.clock import today
from umai.register.models import Membership

ASKED = {"asked_of": "free_legal_aid", "outcome": "asked", "name": "", "reason": ""}
HEARD = {
    "hearing": "alone",
    "heard_by": "Айгүл",
    "words": "Мен корком.",
    "wants": "Үйгө кайтпайм.",
    "representative_wants": "Жарашалы.",
}


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul, "mother", "Гүлзат")


def represented(incident, by, kin=None, **changes):
    said = {"role": "mother", "conflicts": [], "name": "", "words": "", "adult_id": kin and kin.adult_id}
    return REPRESENTATION.act(incident, by=by, **said | changes)


def conflicts(row, by):
    with reading(by):
        return conflicts_of(row, suspects_of([row.incident_id], by)[row.incident_id], by)


def said_of(incident, by):
    with reading(by):
        return " ".join(representation_in_words(incident, by))


class TestAConflictOfInterest:
    def test_is_found_where_the_representative_is_the_suspect(self, incident, mother, aigul):
        suspected(incident, aigul, mother, relation="mother")
        assert conflicts(represented(incident, aigul, mother), aigul) == ["is_suspect"]

    def test_is_found_where_they_live_in_one_household(self, incident, child, mother, aigul, erlan):
        friend = adult_of(child, aigul, "not_related", "Талант")
        suspected(incident, aigul, friend, relation="carer")
        home, row = in_household(mother.adult_id), represented(incident, aigul, mother)
        place = {"household": home, "adult_id": friend.adult_id, "district_id": child.district_id}
        owner(Membership, **place, holds_to=today() - DAY)  # who moved out lives there no more
        assert conflicts(row, erlan) == []
        owner(Membership, **place)
        assert conflicts(row, erlan) == ["lives_with"]

    def test_is_found_where_they_are_kin_on_one_side_and_not_on_the_other(
        self, incident, child, uncle, aigul
    ):
        suspected(incident, aigul, uncle)
        grandmother = adult_of(child, aigul, "grandmother_f", "Бурул")
        assert conflicts(represented(incident, aigul, grandmother, role="relative"), aigul) == ["family"]
        aunt = adult_of(child, aigul, "aunt_m", "Салкын")
        assert conflicts(represented(incident, aigul, aunt, role="relative"), aigul) == []

    def test_is_found_with_a_suspect_of_the_family_in_words_and_not_with_a_stranger(
        self, incident, mother, aigul
    ):
        suspected(incident, aigul, None, name="Бирөө", relation="stranger")
        assert conflicts(represented(incident, aigul, mother), aigul) == []
        suspected(incident, aigul, None, name="Бакыт байке", relation="relative")
        assert conflicts(represented(incident, aigul, mother), aigul) == ["family"]

    def test_can_be_told_where_the_register_knows_none(self, incident, mother, aigul):
        row = represented(incident, aigul, mother, conflicts=["pressed"])
        assert conflicts(row, aigul) == ["pressed"]
        assert "Is under pressure" in said_of(incident, aigul)

    def test_asks_for_an_independent_representative_until_one_is_named(self, incident, mother, aigul):
        suspected(incident, aigul, mother, relation="mother")
        represented(incident, aigul, mother)
        INDEPENDENT.act(incident, by=aigul, happened_on=today(), **ASKED)
        assert "No independent representative was named" in said_of(incident, aigul)
        INDEPENDENT.act(
            incident, by=aigul, happened_on=today(), **ASKED | {"outcome": "named", "name": "Адвокат Осмонов"}
        )
        assert "No independent representative" not in said_of(incident, aigul)


class TestARepresentative:
    def test_is_of_the_family_or_in_words_or_nobody(self, incident, mother, aigul):
        with pytest.raises(Incomplete):
            represented(incident, aigul, mother, name="Бирөө")
        with pytest.raises(Incomplete):
            represented(incident, aigul)
        represented(incident, aigul, role="nobody")
        assert last_entry() == ("justice.record_representation", "done")
        assert "Nobody represents the child" in said_of(incident, aigul)


class TestAnIndependentRepresentative:
    def test_who_is_named_has_a_name(self, incident, aigul):
        with pytest.raises(Incomplete, match="who was named"):
            INDEPENDENT.act(incident, by=aigul, happened_on=today(), **ASKED | {"outcome": "named"})

    @pytest.mark.parametrize(
        "said", [{"outcome": "refused"}, {"asked_of": "nobody", "outcome": "not_needed"}]
    )
    def test_who_is_missing_has_a_reason(self, said, incident, aigul):
        with pytest.raises(Incomplete, match="why there is no"):
            INDEPENDENT.act(incident, by=aigul, happened_on=today(), **ASKED | said)
        INDEPENDENT.act(incident, by=aigul, happened_on=today(), **ASKED | said | {"reason": "Адвокат жок."})
        assert last_entry() == ("justice.record_independent", "done")


class TestTheViewOfTheChild:
    def test_stands_apart_from_that_of_the_representative(self, incident, aigul):
        row = VIEW.act(incident, by=aigul, happened_on=today(), **HEARD)
        assert (row.wants, row.representative_wants) == ("Үйгө кайтпайм.", "Жарашалы.")
        assert last_entry() == ("justice.record_view", "done")

    def test_was_heard_by_somebody(self, incident, aigul):
        with pytest.raises(Incomplete, match="who heard"):
            VIEW.act(incident, by=aigul, happened_on=today(), **HEARD | {"heard_by": ""})

    def test_that_could_not_be_heard_says_why_in_words(self, incident, aigul):
        unheard = HEARD | {"hearing": "kept_away", "heard_by": ""}
        with pytest.raises(Incomplete):
            VIEW.act(incident, by=aigul, happened_on=today(), **unheard | {"words": ""})
        assert VIEW.act(incident, by=aigul, happened_on=today(), **unheard)

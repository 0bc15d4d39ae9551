"""Who of the roster can be asked for a child, on which day, and what the database refuses of an asking."""

from functools import partial

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import Incomplete
from umai.guardianship.tests.conftest import last_entry, register
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.lines import lines_of
from umai.justice.models import IndependentAsked
from umai.justice.representation.kinds import INDEPENDENT
from umai.justice.representation.reading import representation_in_words
from umai.justice.tests.conftest import DAY, incident_of
from umai.justice.tests.roster.conftest import (
    ASKED,
    COUNTRY,
    KOCHKOR,
    OSH_OBLAST,
    asking,
    corrected,
    ended,
    entered,
    offered,
)
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.register.child.actions import correct_fact, record_fact
from umai.register.models import Languages

NOBODY = {"asked_of": "nobody_listed", "outcome": "nobody_there", "reason": ""}


def raw(incident, by, entry=None, days=0, **changes):
    """An asking that is written past the act."""
    said = {
        "asked_of": "free_legal_aid",
        "outcome": "asked",
        "waits": True,
        "named": False,
        "no_roster": False,
    }
    on = today() - days * DAY
    said |= {"happened_on": on, "due_on": on + 3 * DAY} | changes
    line = getattr(entry, "line", None)
    with by.speaking():
        return IndependentAsked.objects.create(
            child_id=incident.child_id, incident_id=incident.line, entry_id=line, **said
        )


@pytest.fixture
def away(jyldyz):
    """An incident of a child of Kochkor."""
    child = register(jyldyz)
    open_case(child, by=jyldyz, **particulars())
    return incident_of(child, jyldyz)


class TestWhoCanBeAsked:
    def test_is_the_nearest_first(self, incident, ministry, aigul):
        entered(ministry, COUNTRY, name="Өлкө")
        entered(ministry, name="Район")
        entered(ministry, OSH_OBLAST, name="Облус")
        entered(ministry, KOCHKOR, name="Башка район")
        assert offered(incident, aigul) == ["Район", "Облус", "Өлкө"]

    def test_speaks_the_language_of_the_child_before_that(self, incident, child, ministry, aigul):
        entered(ministry, name="Район")
        entered(ministry, COUNTRY, name="Өлкө", languages=["ky", "uz"])
        fact = record_fact(child, by=aigul, model=Languages, of_child="өзбекче")
        found = {}
        for words in ("өзбекче", "Узбекский", "uzbek, a little Russian", "По-узбекски"):
            fact = correct_fact(child, by=aigul, fact=fact, of_child=words)
            found[words] = offered(incident, aigul)
        assert {words: names for words, names in found.items() if names != ["Өлкө", "Район"]} == {}

    def test_stands_as_it_was_corrected_from_the_first_day_to_the_last(self, incident, damira, aigul):
        for name, begun, over in (("ended", 10, 1), ("last day", 10, 0), ("first day", 0, None)):
            entry = entered(damira, days=begun, name=name)
            if over is not None:
                ended(entry, damira, days=over)
        entered(damira, days=-1, name="tomorrow")
        corrected(entered(damira, name="wrong name"), damira, name="corrected")
        assert {*offered(incident, aigul)} == {"last day", "first day", "corrected"}


class TestAnAsking:
    def test_names_the_entry_and_owes_an_answer_in_three_days(self, incident, lawyer, damira, aigul):
        later = corrected(lawyer, damira)
        row = INDEPENDENT.act(incident, by=aigul, happened_on=today(), entry_id=later.pk, **ASKED)
        assert (row.waits, row.named, row.no_roster) == (True, False, False)
        assert row.due_on == today() + 3 * DAY
        stored = IndependentAsked.objects.using("owner").get()
        assert stored.entry_id == lawyer.pk  # by its first row
        assert last_entry() == ("justice.record_independent", "done")

    def test_says_whom_and_until_when_in_words(self, incident, lawyer, damira, aigul):
        row = asking(incident, aigul, lawyer)
        corrected(lawyer, damira, phone="0777 777777", serves="кыздар")
        with reading(aigul):
            said = " ".join(str(one.value) for one in lines_of(INDEPENDENT, row, aigul))
        assert "Осмонов Тилек" in said and "0777 777777" in said and "кыздар" in said

    def test_that_named_somebody_has_the_name_of_the_entry(self, incident, lawyer, aigul):
        row = asking(incident, aigul, lawyer, outcome="named")
        assert (row.name, row.named, row.due_on) == (lawyer.name, True, None)
        assert asking(incident, aigul, lawyer, outcome="named", name="Башка адвокат").name == "Башка адвокат"

    def test_of_somebody_else_is_in_words_as_before(self, incident, aigul):
        row = asking(incident, aigul, asked_of="ngo")
        assert (row.entry_id, row.waits) == (None, True)
        with reading(aigul):
            assert not any("roster" in str(one.label) for one in lines_of(INDEPENDENT, row, aigul))

    def test_of_an_entry_of_another_territory_or_of_none_is_refused(self, incident, ministry, aigul):
        far = entered(ministry, KOCHKOR)
        with pytest.raises(Incomplete, match="does not serve"):
            asking(incident, aigul, far)
        with pytest.raises(IntegrityError, match="another territory"):
            raw(incident, aigul, far)
        with pytest.raises(Incomplete):
            asking(incident, aigul, entry_id=incident.pk)
        with pytest.raises(IntegrityError, match="nobody on the roster"):
            raw(incident, aigul, incident)

    def test_before_the_first_day_or_after_the_last_is_refused(self, incident, lawyer, damira, aigul):
        ended(lawyer, damira, days=3)
        assert asking(incident, aigul, lawyer, days=3) and raw(incident, aigul, lawyer, days=3)
        assert raw(incident, aigul, lawyer, days=10)
        with pytest.raises(Incomplete, match="on that day"):
            asking(incident, aigul, lawyer, days=2)
        for days in (2, 11):
            with pytest.raises(IntegrityError, match="on that day"):
                raw(incident, aigul, lawyer, days=days)

    @settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(began=st.integers(0, 6), lasted=st.integers(0, 6), asked=st.integers(0, 6))
    def test_is_possible_from_the_first_day_to_the_last_and_on_no_other(
        self, began, lasted, asked, incident, damira, aigul
    ):
        entry = entered(damira, days=began)
        ended(entry, damira, days=began - lasted)
        try:
            raw(incident, aigul, entry, days=asked)
        except IntegrityError:
            stood = False
        else:
            stood = True
        assert stood == (began - lasted <= asked <= began)

    def test_is_corrected_and_struck_whatever_became_of_the_entry(self, incident, lawyer, damira, aigul):
        row = asking(incident, aigul, lawyer)
        ended(lawyer, damira, days=5)
        said = ASKED | {"entry_id": lawyer.line, "reason": "x", "happened_on": today()}
        later = correct_row(row, by=aigul, **said)
        assert later.entry_id == lawyer.line
        with pytest.raises(Incomplete, match="on that day"):
            correct_row(later, by=aigul, **said | {"happened_on": today() - DAY})
        assert strike_row(later, by=damira).entry_id == lawyer.line


class TestWhoWasNamed:
    def test_and_left_the_roster_is_warned_of_until_another_is_named(self, incident, damira, aigul):
        asking(incident, aigul, still := entered(damira), outcome="named", days=3)
        ended(still, damira)
        assert "The last day of the independent" not in self.said(incident, aigul)
        asking(incident, aigul, gone := entered(damira), outcome="named", days=2)
        ended(gone, damira, days=1)
        assert "The last day of the independent representative" in self.said(incident, aigul)
        asking(incident, aigul, outcome="named", name="Башка адвокат", days=1)
        assert self.said(incident, aigul) == ""

    def said(self, incident, by):
        with reading(by):
            return " ".join(representation_in_words(incident, by))


class TestNobodyOnTheRoster:
    def test_is_a_reason_by_itself_where_nobody_can_be_asked(self, incident, aigul):
        row = asking(incident, aigul, **NOBODY)
        assert (row.no_roster, row.waits, row.due_on) == (True, False, None)

    def test_is_refused_where_somebody_can(self, incident, lawyer, aigul):
        with pytest.raises(Incomplete, match="Somebody is on the roster"):
            asking(incident, aigul, **NOBODY)
        with pytest.raises(IntegrityError, match="held somebody"):
            raw(incident, aigul, **NOBODY, no_roster=True, waits=False, due_on=None)

    def test_is_no_reason_on_a_day_on_which_somebody_could(self, incident, lawyer, damira, aigul):
        ended(lawyer, damira, days=2)
        with pytest.raises(Incomplete):
            asking(incident, aigul, **NOBODY, days=2)
        assert asking(incident, aigul, **NOBODY, days=1)

    def test_is_answered_by_nobody(self, incident, aigul):
        for changes in ({"outcome": "asked"}, {"outcome": "named", "name": "Бирөө"}):
            with pytest.raises(Incomplete, match="nobody answers"):
                asking(incident, aigul, **NOBODY | changes)

    def test_goes_with_nobody_of_the_roster(self, incident, lawyer, aigul):
        with pytest.raises(Incomplete, match="nobody answers"):
            asking(incident, aigul, lawyer, **NOBODY)

    def test_asks_for_a_representative_all_the_same(self, incident, aigul):
        from umai.justice.representation.kinds import REPRESENTATION

        said = {"role": "nobody", "conflicts": [], "name": "", "words": "", "adult_id": None}
        REPRESENTATION.act(incident, by=aigul, **said)
        asking(incident, aigul, **NOBODY)
        with reading(aigul):
            assert "No independent representative" in " ".join(representation_in_words(incident, aigul))


def test_the_database_refuses_what_contradicts_itself(incident, lawyer, aigul):
    wrong = [{"due_on": None}, {"waits": False}, {"due_on": today() - DAY}, {"named": True}]
    wrong += [{"no_roster": True}, {"happened_on": None}]
    wrong += [{"entry": lawyer, "no_roster": True, "waits": False, "due_on": None}]
    assert not_refused(wrong, IntegrityError, partial(raw, incident, aigul)) == []

"""Who of the roster can be asked for a child, on which day, and what the database refuses of an asking."""

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.days import as_of_now
from tests.looking import reading
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
from umai.register.child.actions import record_fact
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
    with by.speaking():
        return IndependentAsked.objects.create(
            child_id=incident.child_id, incident_id=incident.line, entry_id=entry and entry.line, **said
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

    @pytest.mark.parametrize("words", ["өзбекче", "Узбекский", "uzbek, a little Russian", "По-узбекски"])
    def test_speaks_the_language_of_the_child_before_that(self, words, incident, child, ministry, aigul):
        entered(ministry, name="Район")
        entered(ministry, COUNTRY, name="Өлкө", languages=["ky", "uz"])
        record_fact(child, by=aigul, model=Languages, of_child=words)
        assert offered(incident, aigul) == ["Өлкө", "Район"]

    def test_stands_as_it_was_corrected(self, incident, lawyer, damira, aigul):
        corrected(lawyer, damira, name="Осмонова Тилек")
        assert offered(incident, aigul) == ["Осмонова Тилек"]

    @pytest.mark.parametrize(("days", "is_offered"), [(0, True), (1, False)])
    def test_is_not_who_ended(self, days, is_offered, incident, lawyer, damira, aigul):
        ended(lawyer, damira, days=days)
        assert (offered(incident, aigul) == [lawyer.name]) is is_offered

    @pytest.mark.parametrize(("days", "is_offered"), [(0, True), (-1, False)])
    def test_is_not_who_has_not_begun(self, days, is_offered, incident, damira, aigul):
        entered(damira, days=days)
        assert bool(offered(incident, aigul)) is is_offered


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

    def test_of_an_entry_of_another_territory_is_refused(self, incident, ministry, aigul):
        far = entered(ministry, KOCHKOR)
        with pytest.raises(Incomplete, match="does not serve"):
            asking(incident, aigul, far)
        with pytest.raises(IntegrityError, match="another territory"):
            raw(incident, aigul, far)

    def test_of_an_entry_that_nobody_knows_is_refused(self, incident, aigul):
        with pytest.raises(Incomplete):
            asking(incident, aigul, entry_id=incident.pk)
        with pytest.raises(IntegrityError, match="nobody on the roster"), aigul.speaking():
            IndependentAsked.objects.create(
                child_id=incident.child_id,
                incident_id=incident.line,
                entry_id=incident.pk,
                asked_of="ngo",
                outcome="asked",
                waits=True,
                named=False,
                no_roster=False,
                happened_on=today(),
                due_on=today(),
            )

    @pytest.mark.parametrize(("asked", "stands"), [(3, True), (2, False)])
    def test_after_the_last_day_is_refused(self, asked, stands, incident, lawyer, damira, aigul):
        ended(lawyer, damira, days=3)
        if stands:
            assert asking(incident, aigul, lawyer, days=asked) and raw(incident, aigul, lawyer, days=asked)
            return
        with pytest.raises(Incomplete, match="on that day"):
            asking(incident, aigul, lawyer, days=asked)
        with pytest.raises(IntegrityError, match="on that day"):
            raw(incident, aigul, lawyer, days=asked)

    @pytest.mark.parametrize(("asked", "stands"), [(10, True), (11, False)])
    def test_before_the_first_day_is_refused(self, asked, stands, incident, lawyer, aigul):
        if stands:
            assert raw(incident, aigul, lawyer, days=asked)
        else:
            with pytest.raises(IntegrityError, match="on that day"):
                raw(incident, aigul, lawyer, days=asked)

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    @pytest.mark.parametrize(("days", "warns"), [(0, False), (1, True)])
    def test_and_left_the_roster_is_warned_of(self, days, warns, incident, lawyer, damira, aigul):
        asking(incident, aigul, lawyer, outcome="named", days=3)
        ended(lawyer, damira, days=days)
        with reading(aigul):
            said = " ".join(representation_in_words(incident, aigul))
        assert ("The last day of the independent representative" in said) is warns

    def test_and_left_it_is_not_warned_of_once_another_is_named(self, incident, lawyer, damira, aigul):
        asking(incident, aigul, lawyer, outcome="named", days=3)
        ended(lawyer, damira, days=2)
        asking(incident, aigul, outcome="named", name="Башка адвокат", days=1)
        with reading(aigul):
            assert representation_in_words(incident, aigul) == []


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

    @pytest.mark.parametrize("changes", [{"outcome": "asked"}, {"outcome": "named", "name": "Бирөө"}])
    def test_is_answered_by_nobody(self, changes, incident, aigul):
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


class TestTheDatabase:
    @pytest.mark.parametrize(
        "changes",
        [
            {"due_on": None},
            {"waits": False},
            {"due_on": lambda: today() - DAY},
            {"named": True},
            {"no_roster": True},
            {"happened_on": None},
        ],
    )
    def test_refuses_what_contradicts_itself(self, changes, incident, aigul):
        with pytest.raises(IntegrityError):
            raw(incident, aigul, **as_of_now(changes))

    def test_refuses_nobody_of_the_roster_with_an_entry(self, incident, lawyer, damira, aigul):
        with pytest.raises(IntegrityError):
            raw(incident, aigul, lawyer, no_roster=True, waits=False, due_on=None)

"""A measure towards a parent or carer writes the register in the same act; what became of the child is computed; its pages."""

import uuid
from functools import partial

import pytest
from django.db import IntegrityError
from django.urls import reverse

from tests.days import as_of_now
from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import adult_of, last_entry, placed, register
from umai.intake.tests.conftest import closed, proposed
from umai.justice.measures.kinds import MEASURE
from umai.justice.measures.models import FamilyMeasure
from umai.justice.measures.outcome import outcome_after, outcome_in_words
from umai.justice.measures.register import NothingToEnd, endings_of_measure
from umai.justice.reading import events_of
from umai.justice.tests.conftest import DAY, incident_of, wall
from umai.justice.writing import correct_row, strike_row
from umai.law.children.ages import months_after
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import change_fact
from umai.register.models import CareArrangement, RightsDecision

SAID = {
    "kind": "warning",
    "by_body": "commission",
    "body": "Ноокат райондук комиссия",
    "article": "",
    "number": "",
    "in_force_on": None,
    "result": "",
    "help_offered": "",
    "provision": "",
    "shown": None,
}
BY_COURT = {
    "by_body": "court",
    "body": "Ноокат райондук соту",
    "provision": "Эч нерсе берилген жок: сот башка жерден билген.",
    "shown": True,
}


def measure_of(child, by, kin, **changes):
    """A warning by the Commission ten days ago, unless it is said otherwise."""
    said = SAID | {"adult_id": kin.adult_id, "happened_on": today() - 10 * DAY}
    return MEASURE.act(child, by=by, **said | changes)


def rights_of(child):
    rows = RightsDecision.objects.using("owner").filter(child_id=child.pk)
    return [(one.limit, one.holds_from, one.holds_to) for one in rows]


@pytest.fixture
def father(child, aigul):
    return adult_of(child, aigul, "father", "Асан")


@pytest.fixture
def guardian(child, aigul):
    aunt = adult_of(child, aigul, "aunt_f", "Салкын")
    placed(child, aunt, aigul, paper="preliminary", holds_from=today() - 90 * DAY)
    return aunt


class TestAMeasure:
    def test_stands_in_the_file_and_on_the_trail(self, child, father, aigul):
        measure = measure_of(child, aigul, father)
        assert last_entry() == ("justice.record_measure", "done")
        assert measure.in_force_on == measure.happened_on
        assert rights_of(child) == []

    def test_is_towards_somebody_of_the_family(self, child, aigul):
        other = adult_of(register(aigul, given="Бермет"), aigul, "mother", "Чынар")
        with pytest.raises(NotPermitted):
            measure_of(child, aigul, other)

    def test_is_refused_where_an_answer_is_none(self, child, father, aigul):
        wrong = [{"kind": "exile"}, {"body": ""}, {"kind": "fine"}, {"provision": "41-берене"}]
        wrong += [{"shown": True}, {"article": "offences_before"}]
        assert not_refused(wrong, Incomplete, partial(measure_of, child, aigul, father)) == []
        with pytest.raises(ImpossibleTime):
            measure_of(child, aigul, father, happened_on=today() + DAY)
        assert not FamilyMeasure.objects.using("owner").exists()

    def test_that_fines_says_the_provision_and_whether_the_family_was_shown_it(self, child, father, aigul):
        measure = measure_of(child, aigul, father, kind="fine", provision="102-берене", shown=False)
        assert (measure.provision, measure.shown) == ("102-берене", False)

    def test_is_refused_by_the_database_whoever_writes_it(self, child, father, aigul):
        said = SAID | {"adult_id": father.adult_id, "happened_on": today(), "in_force_on": today()}

        def write(**wrong):
            with aigul.speaking():
                FamilyMeasure.objects.create(child=child, **said | wrong)

        wrong = [{"shown": True}, {"provision": "x"}, {"body": ""}, {"happened_on": None}]
        assert not_refused(wrong, IntegrityError, write) == []

    def test_hides_behind_a_wall(self, child, father, aigul, erlan):
        measure_of(child, aigul, father)
        wall(erlan.worker, child)
        with reading(erlan):
            assert list(events_of(child, erlan)) == []
        with reading(aigul):
            assert len(list(events_of(child, aigul))) == 1


class TestParentalRights:
    def test_that_are_restricted_are_so_in_the_register(self, child, father, aigul):
        measure = measure_of(child, aigul, father, kind="restriction", number="7", **BY_COURT)
        assert rights_of(child) == [("restricted", today() - 10 * DAY, None)]
        fact = RightsDecision.objects.using("owner").get(pk=measure.rights_id)
        assert (fact.court, fact.number, fact.adult_id) == (BY_COURT["body"], "7", father.adult_id)

    def test_that_are_taken_take_the_place_of_the_restriction(self, child, father, aigul):
        measure_of(child, aigul, father, kind="restriction", **BY_COURT)
        measure_of(child, aigul, father, kind="deprivation", **BY_COURT, happened_on=today())
        assert [one[0] for one in rights_of(child)] == ["taken"]

    def test_that_are_restored_end_the_decision_on_the_day_before(self, child, father, aigul):
        with pytest.raises(NothingToEnd):
            measure_of(child, aigul, father, kind="restoration")
        measure_of(child, aigul, father, kind="deprivation", **BY_COURT)
        measure_of(child, aigul, father, kind="restoration", happened_on=today())
        assert rights_of(child) == [("taken", today() - 10 * DAY, today() - DAY)]

    def test_are_those_of_a_parent_until_the_decision_is_in_force(self, child, uncle, father, aigul):
        with pytest.raises(Incomplete, match="Only a parent"):
            measure_of(child, aigul, uncle, kind="deprivation", **BY_COURT)
        with pytest.raises(Incomplete, match="not in force"):
            measure_of(child, aigul, father, kind="deprivation", **BY_COURT, in_force_on=today() + DAY)
        measure_of(child, aigul, father, kind="claim", **BY_COURT)
        assert rights_of(child) == []

    def test_may_end_the_care_by_the_parent_which_is_asked(self, child, father, aigul):
        placed(child, father, aigul, holds_from=today() - 90 * DAY)
        said = {"kind": "deprivation", "adult_id": father.adult_id, "happened_on": today()}
        assert [one.contradicts for one in endings_of_measure(child, said, aigul)] == [False]

    def test_are_as_before_when_the_measure_is_struck_out(self, child, father, aigul, erlan):
        measure_of(child, aigul, father, kind="restriction", **BY_COURT)
        later = measure_of(child, aigul, father, kind="deprivation", **BY_COURT, happened_on=today())
        strike_row(later, by=erlan)
        assert [one[0] for one in rights_of(child)] == ["restricted"]

    def test_are_whole_when_the_only_measure_is_struck_out(self, child, father, aigul, erlan):
        strike_row(measure_of(child, aigul, father, kind="deprivation", **BY_COURT), by=erlan)
        assert rights_of(child) == []

    def test_are_taken_again_when_the_restoration_is_struck_out(self, child, father, aigul, erlan):
        measure_of(child, aigul, father, kind="deprivation", **BY_COURT)
        strike_row(measure_of(child, aigul, father, kind="restoration", happened_on=today()), by=erlan)
        assert rights_of(child) == [("taken", today() - 10 * DAY, None)]

    def test_that_somebody_changed_meanwhile_stay_when_the_measure_is_struck_out(
        self, child, father, aigul, erlan
    ):
        measure = measure_of(child, aigul, father, kind="deprivation", **BY_COURT)
        measure_of(child, aigul, father, kind="restoration", happened_on=today())
        strike_row(measure, by=erlan)
        assert rights_of(child) == [("taken", today() - 10 * DAY, today() - DAY)]


class TestACorrection:
    def test_changes_words_and_nothing_in_the_register(self, child, father, aigul):
        measure = measure_of(child, aigul, father, kind="deprivation", **BY_COURT)
        said = SAID | BY_COURT | {"kind": "deprivation", "adult_id": father.adult_id, "number": "8"}
        said |= {"happened_on": measure.happened_on, "in_force_on": measure.in_force_on}
        with pytest.raises(Incomplete, match="Strike this entry out"):
            correct_row(measure, by=aigul, **said | {"kind": "warning"})
        later = correct_row(measure, by=aigul, **said)
        assert (later.number, later.rights_id) == ("8", measure.rights_id)
        assert RightsDecision.ever.using("owner").count() == 1


class TestAGuardian:
    def test_who_is_removed_cares_no_more_from_that_day_on(self, child, guardian, aigul, erlan):
        said = {"kind": "guardian_removed", "adult_id": guardian.adult_id, "happened_on": today()}
        (found,) = endings_of_measure(child, said, aigul)  # shown beforehand
        assert found.contradicts and "preliminary guardianship" in found.words
        measure = measure_of(child, aigul, guardian, kind="guardian_removed", **BY_COURT)
        care = CareArrangement.objects.using("owner").get()
        assert (care.pk, care.holds_to) == (measure.care_id, today() - 11 * DAY)
        strike_row(measure, by=erlan)
        assert CareArrangement.objects.using("owner").get().holds_to == today() - 11 * DAY

    def test_without_a_paper_cannot_be_removed(self, child, uncle, aigul):
        placed(child, uncle, aigul)
        with pytest.raises(NothingToEnd):
            measure_of(child, aigul, uncle, kind="guardian_removed", **BY_COURT)
        assert CareArrangement.objects.using("owner").get().holds_to is None

    def test_whose_care_the_page_has_just_ended_is_removed_too(self, child, guardian, aigul):
        with reading(aigul):
            care = CareArrangement.objects.get()
        day = today() - 10 * DAY
        change_fact(child, by=aigul, fact=care, changed_on=day, holds_to=day - DAY)
        measure = measure_of(child, aigul, guardian, kind="guardian_removed", **BY_COURT)
        assert CareArrangement.objects.using("owner").get().pk == measure.care_id


class TestWhatBecame:
    def after(self, measure, by, on=None):
        with reading(by):
            return outcome_after(measure, on or today(), by)

    def test_is_not_known_where_the_file_says_nothing(self, child, father, aigul):
        outcome = self.after(measure_of(child, aigul, father), aigul)
        assert outcome == (today(), False, "not_known", 0, 0, False, False)

    @pytest.mark.parametrize(
        ("care", "lives"),
        [
            ({}, "relatives"),
            ({"is_kin": False}, "others"),
            ({"paper": "court"}, "guardianship"),
            ({"paper": "foster"}, "foster"),
            ({"institution": "Балдар үйү", "paper": "institution"}, "institution"),
            ({"paper": "preliminary", "paper_to": lambda: today() - DAY}, "relatives"),
        ],
    )
    def test_follows_from_the_care_of_the_day(self, care, lives, child, father, uncle, aigul):
        placed(child, uncle, aigul, holds_from=today() - 30 * DAY, **as_of_now(care))
        assert self.after(measure_of(child, aigul, father), aigul).lives == lives

    def test_is_with_a_parent_where_a_parent_cares(self, child, father, aigul):
        placed(child, father, aigul, holds_from=today() - 30 * DAY)
        assert self.after(measure_of(child, aigul, father), aigul).lives == "with_parents"

    def test_looks_at_the_last_day_of_the_months_and_not_later(self, child, father, uncle, aigul):
        day = months_after(today(), -13)
        placed(child, father, aigul, holds_from=day, holds_to=months_after(day, 12))
        placed(child, uncle, aigul, holds_from=months_after(day, 12) + DAY)
        outcome = self.after(measure_of(child, aigul, father, happened_on=day), aigul)
        assert (outcome.until, outcome.is_over, outcome.lives) == (
            months_after(day, 12),
            True,
            "with_parents",
        )

    def test_counts_incidents_and_cases_after_that_day_alone(self, child, case, father, aigul):
        incident_of(child, aigul, happened_on=today() - 10 * DAY)
        incident_of(child, aigul)
        outcome = self.after(measure_of(child, aigul, father), aigul)
        assert (outcome.incidents, outcome.cases) == (1, 1)

    def test_counts_no_sealed_incident_for_who_may_not_read_it(
        self, child, case, father, aigul, damira, erlan
    ):
        incident_of(child, aigul, kinds=["sexual_abuse"])
        measure = measure_of(child, aigul, father)
        assert (self.after(measure, damira).incidents, self.after(measure, erlan).incidents) == (1, 0)

    def test_says_that_the_child_died_or_left(self, child, case, father, aigul, damira):
        measure = measure_of(child, aigul, father)
        closed(proposed(case, aigul, reason="abroad"), damira)
        outcome = self.after(measure, aigul)
        assert outcome.left and "The child moved abroad." in outcome_in_words(outcome)
        incident_of(child, aigul, kinds=["killed"])
        assert "The child died." in outcome_in_words(self.after(measure, aigul))

    def test_is_told_in_sentences(self, child, case, father, aigul):
        incident_of(child, aigul)
        said = outcome_in_words(self.after(measure_of(child, aigul, father), aigul))
        assert said[0].startswith("So far") and "Something was done to the child 1 time." in said


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul, "mother", "Чынар")


def typed(kin, **changes):
    day = today()
    said = {
        "id": str(uuid.uuid4()),
        "adult_id": str(kin.adult_id),
        "kind": "warning",
        "by_body": "department",
        "body": "Башкармалык",
    }
    said |= {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
    return said | changes


def url_of(child):
    return reverse("justice:record_measure", args=[child.pk])


def test_a_measure_that_ends_nothing_is_saved_at_once(child, mother, client_of):
    client = client_of("aigul")
    assert client.get(url_of(child)).status_code == 200
    answer = client.post(url_of(child), typed(mother))
    measure = FamilyMeasure.objects.using("owner").get()
    assert answer.headers["Location"] == f"/measures/{measure.pk}/"


def test_the_removal_of_a_guardian_shows_first_what_ends_and_asks_then_who_cares(
    child, uncle, aigul, client_of
):
    placed(child, uncle, aigul, paper="court", holds_from=today() - 90 * DAY)
    client = client_of("aigul")
    said = typed(uncle, kind="guardian_removed", by_body="court", provision="Код, 41", shown="yes")
    first = client.post(url_of(child), said)
    assert first.status_code == 409
    care = CareArrangement.objects.using("owner").get()
    assert "Nothing is saved yet" in first.content.decode() and str(care.pk) in first.content.decode()
    said |= {"ends": [str(care.pk)], "endings_seen": str(care.pk)}
    answer = client.post(url_of(child), said)
    assert "/facts/care/" in answer.headers["Location"]
    ended = CareArrangement.objects.using("owner").get()
    assert ended.holds_to == today() - DAY
    assert FamilyMeasure.objects.using("owner").get().care_id == ended.pk


def test_rights_that_are_restored_are_shown_as_what_ends(child, mother, aigul, client_of):
    court = {"by_body": "court", "provision": "Код", "shown": True}
    measure_of(child, aigul, mother, kind="restriction", **court)
    client = client_of("aigul")
    said = typed(mother, kind="restoration", by_body="court")
    assert client.post(url_of(child), said).status_code == 409
    row = RightsDecision.objects.using("owner").get()
    answer = client.post(url_of(child), said | {"ends": [str(row.pk)], "endings_seen": str(row.pk)})
    assert answer.status_code == 302
    assert RightsDecision.objects.using("owner").get().holds_to == today() - DAY


def test_what_cannot_be_is_said_on_the_form(child, uncle, client_of):
    said = typed(uncle, kind="guardian_removed", provision="Код", shown="no")
    answer = client_of("aigul").post(url_of(child), said)
    assert answer.status_code == 409
    assert "The register has no paper" in answer.content.decode()


def test_a_measure_shows_what_became_of_the_child(child, mother, aigul, client_of):
    measure = measure_of(child, aigul, mother)
    of_child = reverse("justice:of_child", args=[child.pk])
    for who, writes in (("aigul", True), ("farida", False)):
        client = client_of(who)
        shown = client.get(measure.get_absolute_url()).content.decode()
        assert "So far" in shown and "does not say with whom the child lives" in shown
        assert ("/correct/" in shown) is writes, who
        shown = client.get(of_child).content.decode()
        assert measure.get_absolute_url() in shown and "Чынар" in shown
        assert (url_of(child) in shown) is writes, who


def test_a_measure_is_corrected_and_struck_out_by_pages(child, mother, aigul, erlan, client_of):
    measure = measure_of(child, aigul, mother)
    client = client_of("erlan")
    for name in ("correct_measure", "strike_measure"):
        assert client.get(reverse(f"justice:{name}", args=[measure.pk])).status_code == 200
    strike_row(measure, by=erlan)
    assert client.get(measure.get_absolute_url()).status_code == 404

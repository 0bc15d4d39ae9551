"""An asking without an answer is noticed by whoever works for the child, until somebody was named or why not."""

import pytest
from django.urls import reverse

from tests.looking import reading
from tests.second_person import merge_records
from umai.guardianship.tests.conftest import register
from umai.justice.models import Incident
from umai.justice.reading import warnings_of
from umai.justice.representation.reading import representation_in_words
from umai.justice.roster.waiting import independents_sql
from umai.justice.tests.conftest import incident_of, my_day_of, wall
from umai.justice.tests.near import answered, proposed
from umai.justice.tests.roster.conftest import asking, entered, waiting
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.register.merges import Doubt
from umai.register.models import Child
from umai.trail.models import Entry

REFUSED = {"outcome": "refused", "reason": "Адвокат бош эмес."}


def counted(by):
    """(what waits, what is late), as the first page counts it."""
    with by.speaking():
        return tuple(by.ask(independents_sql(by), on=today())[0])


def said_of(incident, by):
    with reading(by):
        return " ".join(representation_in_words(incident, by))


class TestAnAsking:
    @pytest.mark.parametrize("who", ["aigul", "damira", "erlan", "farida"])
    def test_waits_for_who_works_for_the_child(self, who, incident, aigul, request):
        asking(incident, aigul)
        assert waiting(request.getfixturevalue(who)) == [incident.line]

    @pytest.mark.parametrize("who", ["azamat", "cholpon", "jyldyz", "bakyt", "omurbek", "ministry"])
    def test_waits_for_nobody_elsewhere(self, who, incident, aigul, request):
        asking(incident, aigul)
        assert waiting(request.getfixturevalue(who)) == []

    def test_waits_for_nobody_behind_a_wall(self, incident, child, aigul, erlan):
        asking(incident, aigul)
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert waiting(erlan) == []

    @pytest.mark.parametrize(("who", "waits"), [("damira", True), ("erlan", False)])
    def test_about_a_sealed_incident_waits_for_who_may_read_it(
        self, who, waits, case, child, damira, request
    ):
        sealed = incident_of(child, damira, kinds=["sexual_abuse"])
        asking(sealed, damira)
        assert bool(waiting(request.getfixturevalue(who))) is waits

    @pytest.mark.parametrize(("days", "late"), [(0, 0), (3, 0), (4, 1)])
    def test_is_late_from_the_day_after_the_third(self, days, late, incident, aigul):
        asking(incident, aigul, days=days)
        assert counted(aigul) == (1, late)

    def test_is_counted_once_for_an_incident(self, incident, lawyer, aigul):
        asking(incident, aigul, days=5)
        asking(incident, aigul, lawyer, days=1)
        assert counted(aigul) == (1, 1)

    def test_stands_in_sentences_above_the_incident(self, incident, child, aigul):
        asking(incident, aigul)
        assert "The answer is due by" in said_of(incident, aigul)
        with reading(aigul):
            assert "independent representative" not in " ".join(warnings_of(child.pk, aigul))

    def test_that_is_late_warns_in_the_file_of_the_child(self, incident, child, aigul):
        asking(incident, aigul, days=4)
        assert "did not come" in said_of(incident, aigul)
        with reading(aigul):
            assert "did not come" in " ".join(warnings_of(child.pk, aigul))
        other = register(aigul, given="Айдай")
        with reading(aigul):
            assert warnings_of(other.pk, aigul) == []


class TestTheThread:
    @pytest.mark.parametrize(
        "said",
        [
            {"outcome": "named", "name": "Адвокат"},
            REFUSED,
            {"outcome": "not_needed", "reason": "Апасы келди."},
            {"asked_of": "nobody_listed", "outcome": "nobody_there"},
        ],
    )
    def test_ends_with_a_name_or_why_not(self, said, incident, aigul):
        asking(incident, aigul, days=4)
        asking(incident, aigul, **said)
        assert waiting(aigul) == [] and "did not come" not in said_of(incident, aigul)

    def test_does_not_end_with_what_was_before(self, incident, aigul):
        asking(incident, aigul, days=4, **REFUSED)
        asking(incident, aigul, days=3)
        assert waiting(aigul) == [incident.line]

    def test_of_one_day_goes_by_what_was_written_first(self, incident, aigul):
        asking(incident, aigul, **REFUSED)
        row = asking(incident, aigul)
        assert waiting(aigul) == [incident.line]
        asking(incident, aigul, outcome="named", name="Адвокат")
        assert waiting(aigul) == []
        with reading(aigul):
            row.refresh_from_db()
        correct_row(row, by=aigul, **{**plain(row), "reason": "x"})
        assert waiting(aigul) == []  # corrected later, asked before

    def test_does_not_end_with_the_refusal_of_another_on_the_roster(self, incident, damira, aigul):
        first, second = entered(damira), entered(damira, name="Экинчи")
        asking(incident, aigul, first, days=2)
        asking(incident, aigul, second, **REFUSED)
        assert waiting(aigul) == [incident.line]
        asking(incident, aigul, first, **REFUSED)
        assert waiting(aigul) == []

    def test_begins_again_when_the_answer_is_struck(self, incident, damira, aigul):
        asking(incident, aigul, days=2)
        row = asking(incident, aigul, **REFUSED)
        strike_row(row, by=damira)
        assert waiting(aigul) == [incident.line]

    def test_falls_when_the_asking_is_struck(self, incident, damira, aigul):
        strike_row(asking(incident, aigul), by=damira)
        assert waiting(aigul) == []

    def test_falls_with_an_incident_that_was_struck(self, incident, damira, aigul):
        asking(incident, aigul)
        with reading(damira):
            now = Incident.objects.get(pk=incident.pk)
        strike_row(now, by=damira)
        assert waiting(aigul) == []

    def test_falls_with_an_incident_that_did_not_happen(self, incident, aigul, damira):
        asking(incident, aigul)
        proposal = proposed(incident, aigul)
        assert waiting(aigul) == [incident.line]
        answered(proposal, damira)
        assert waiting(aigul) == []

    def test_does_not_end_with_the_case(self, incident, case, aigul, superuser):
        asking(incident, aigul)
        superuser.execute("delete from intake_worklistrow")  # as the end of the case does
        assert waiting(aigul) == [incident.line]

    def test_goes_on_in_a_record_that_was_joined(self, incident, child, aigul, damira):
        asking(incident, aigul, days=4)
        other = register(aigul, given="Нурбек")
        merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
        assert waiting(aigul) == [incident.line]
        with reading(aigul):
            assert "did not come" in " ".join(warnings_of(other.pk, aigul))


def plain(row):
    names = ("asked_of", "outcome", "name", "happened_on", "entry_id")
    return {name: getattr(row, name) for name in names}


class TestTheFirstPage:
    @pytest.mark.parametrize("who", ["aigul", "damira"])
    def test_counts_what_waits_and_what_is_late(self, who, incident, aigul, client_of):
        asking(incident, aigul)
        shown = my_day_of(client_of(who))
        assert "1 independent representative was asked for" in shown and "1 late" not in shown
        other = incident_of(Child.objects.using("owner").get(pk=incident.child_id), aigul)
        asking(other, aigul, days=4)
        shown = my_day_of(client_of(who))
        assert "2 independent representatives were asked for" in shown and "1 late" in shown

    def test_leads_to_the_list_of_what_runs_out(self, incident, aigul, client_of):
        asking(incident, aigul, days=4)
        page = client_of("aigul").get(reverse("casefile:my_day")).content.decode()
        assert reverse("justice:running_out") in page
        listed = client_of("aigul").get(reverse("justice:running_out")).content.decode()
        assert "did not come" in listed and reverse("justice:incident", args=[incident.line]) in listed
        looked = Entry.objects.using("owner").filter(act="justice.running_out").latest("at")
        assert (looked.outcome, looked.worker_id) == ("looked", aigul.pk)

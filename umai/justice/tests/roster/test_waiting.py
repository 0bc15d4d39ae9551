"""An asking without an answer is noticed by whoever works for the child, until somebody was named or why not."""

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
    def test_waits_for_who_works_for_the_child_and_nobody_elsewhere(self, incident, child, aigul, request):
        asking(incident, aigul)
        works = ["aigul", "damira", "erlan", "farida"]
        elsewhere = ["azamat", "cholpon", "jyldyz", "bakyt", "omurbek", "ministry"]
        found = {who: waiting(request.getfixturevalue(who)) for who in (*works, *elsewhere)}
        assert {who for who, lines in found.items() if lines == [incident.line]} == {*works}
        assert {who for who, lines in found.items() if lines == []} == {*elsewhere}
        erlan = request.getfixturevalue("erlan")
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert waiting(erlan) == []

    def test_about_a_sealed_incident_waits_for_who_may_read_it(self, case, child, damira, erlan):
        sealed = incident_of(child, damira, kinds=["sexual_abuse"])
        asking(sealed, damira)
        assert (waiting(damira), waiting(erlan)) == ([sealed.line], [])

    def test_is_late_from_the_day_after_the_third(self, incident, child, lawyer, aigul):
        asking(incident, aigul)
        asking(incident_of(child, aigul), aigul, days=3)
        assert counted(aigul) == (2, 0)
        late = incident_of(child, aigul)
        asking(late, aigul, days=4)
        asking(late, aigul, lawyer, days=1)  # counted once for an incident
        assert counted(aigul) == (3, 1)

    def test_stands_above_the_incident_and_in_the_file_when_it_is_late(self, incident, child, aigul):
        asking(incident, aigul)
        assert "The answer is due by" in said_of(incident, aigul)
        with reading(aigul):
            assert "independent representative" not in " ".join(warnings_of(child.pk, aigul))
        late = incident_of(child, aigul)
        asking(late, aigul, days=4)
        assert "did not come" in said_of(late, aigul)
        other = register(aigul, given="Айдай")
        with reading(aigul):
            assert "did not come" in " ".join(warnings_of(child.pk, aigul))
            assert warnings_of(other.pk, aigul) == []


class TestTheThread:
    def test_ends_with_a_name_or_why_not(self, incident, child, aigul):
        ends = [
            {"outcome": "named", "name": "Адвокат"},
            REFUSED,
            {"outcome": "not_needed", "reason": "Апасы келди."},
            {"asked_of": "nobody_listed", "outcome": "nobody_there"},
        ]
        for said in ends:
            one = incident_of(child, aigul)
            asking(one, aigul, days=4)
            assert waiting(aigul) == [one.line]
            asking(one, aigul, **said)
            assert waiting(aigul) == [] and "did not come" not in said_of(one, aigul), said

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
        first = asking(incident, aigul, days=2)
        row = asking(incident, aigul, **REFUSED)
        strike_row(row, by=damira)
        assert waiting(aigul) == [incident.line]
        strike_row(first, by=damira)
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


def test_the_first_page_counts_what_waits_and_leads_to_what_runs_out(incident, child, aigul, client_of):
    asking(incident, aigul)
    for who in ("aigul", "damira"):
        shown = my_day_of(client_of(who))
        assert "1 independent representative was asked for" in shown and "1 late" not in shown, who
    asking(incident_of(child, aigul), aigul, days=4)
    for who in ("aigul", "damira"):
        shown = my_day_of(client_of(who))
        assert "2 independent representatives were asked for" in shown and "1 late" in shown, who
    client, running_out = client_of("aigul"), reverse("justice:running_out")
    assert running_out in client.get(reverse("casefile:my_day")).text
    listed = client.get(running_out).text
    assert "did not come" in listed and reverse("justice:incident", args=[incident.line]) in listed
    looked = Entry.objects.using("owner").filter(act="justice.running_out").latest("at")
    assert (looked.outcome, looked.worker_id) == ("looked", aigul.pk)

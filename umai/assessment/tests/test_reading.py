from datetime import timedelta

from umai.assessment import actions
from umai.assessment.models import Assessment
from umai.assessment.reading import events_of, part_of, parts_of
from umai.assessment.tests.conftest import case_known_since
from umai.assessment.tests.test_complete import finish
from umai.intake.cases.clock import clock_of
from umai.law.terms.clock import today


def completion_of(case, by):
    return parts_of(Assessment.objects.within_reach_of(by).filter(case=case).first(), by).completion


def part(case, by):
    return part_of(completion_of(case, by), clock_of(case))


def test_an_unfinished_assessment_is_a_part_to_do(case, aigul):
    with aigul.speaking():
        title, url_name, done, late = part(case, aigul)
    assert title and (url_name, done, late) == ("assessment:parts", False, False)


def test_it_is_late_after_its_last_day(child, aigul):
    case = case_known_since(child, aigul, 11)
    with aigul.speaking():
        assert part(case, aigul).late


def test_on_its_last_day_it_is_not_late(child, aigul):
    case = case_known_since(child, aigul, 10)
    with aigul.speaking():
        assert clock_of(case).due_on == today() and not part(case, aigul).late


def test_a_complete_one_is_done_and_others_read_nothing(case, written_out, aigul, child, cholpon):
    finish(written_out, aigul)
    with aigul.speaking():
        assert part(case, aigul).done
        assert completion_of(case, aigul).risk == "medium"
        assert parts_of(written_out, aigul).count == 13
    with cholpon.speaking():
        assert events_of(child, cholpon) == []
        assert not part_of(completion_of(case, cholpon), None).done


def test_what_happened_is_told(child, written_out, aigul):
    finish(written_out, aigul, on=today() - timedelta(days=1))
    with aigul.speaking():
        finding = parts_of(written_out, aigul).findings["health"]
        actions.correct_finding(finding, by=aigul, worry="some", words="x")
        events = events_of(child, aigul)
    assert len(events) == 3
    assert {event.who for event in events} == {str(aigul.worker)}
    assert [event.on for event in events if event.on] == [today() - timedelta(days=1)]

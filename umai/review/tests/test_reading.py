import re

from umai.intake.cases import actions as intake
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.review.closing import actions as closing
from umai.review.reading import closed_case_before, events_of, reviews_of
from umai.review.tests.conftest import conferred, proposed, reviewed, submitted


def closed(case, worker, head):
    return closing.agree_to_closing(proposed(case, worker), by=head)


def test_a_case_shows_the_last_review_and_what_is_due(case, aigul, damira):
    submitted(case, aigul)
    row = reviewed(case, aigul)
    conferred(case, aigul)
    proposal = proposed(case, aigul)
    with aigul.speaking():
        stands = reviews_of(case, aigul)
    assert (stands.last, stands.reviews, stands.conferences) == (row, 1, 1)
    assert (stands.review_on, stands.decide_on) == (row.next_on, proposal.decide_by)
    assert stands.closing_url.endswith("/closing/agree/")
    closing.refuse_closing(proposal, by=damira, words="Go there.")
    with aigul.speaking():
        stands = reviews_of(case, aigul)
    assert (stands.refusal.reason, stands.decide_on) == ("Go there.", None)
    assert stands.closing_url.endswith("/closing/")


def test_a_case_that_follows_shows_the_one_before(case, child, aigul, damira):
    closed(case, aigul, damira)
    later = intake.open_case(child, by=aigul, **particulars(follows=case))
    with aigul.speaking():
        found = closed_case_before(later, aigul)
        shown = " ".join(str(row.value) for row in found.rows())
    assert found.case == case and found.closure.closed_on == today() and found.plan is None
    assert "The mother came back." in shown and str(damira.worker) in shown and str(aigul.worker) in shown


def test_a_case_that_follows_shows_the_one_before_and_is_told_of_it_on_opening(
    case, aigul, child, damira, client_of
):
    with aigul.speaking():
        assert closed_case_before(case, aigul) is None
    closed(case, aigul, damira)
    page = client_of("aigul").get(f"/children/{child.pk}/cases/new/").content.decode()
    assert "The mother came back." in page and "How it ended" in re.sub(r"\s+", " ", page)
    assert f"/cases/{case.pk}/plan/" in page


def test_what_happened_is_told_and_others_read_nothing(case, child, aigul, damira, cholpon):
    reviewed(case, aigul)
    conferred(case, aigul)
    closing.refuse_closing(proposed(case, aigul), by=damira, words="Go there.")
    with aigul.speaking():
        events = events_of(child, aigul)
    assert len(events) == 3 and {event.who for event in events} == {str(aigul.worker), str(damira.worker)}
    assert all((event.on is None) != (event.at is None) for event in events)
    with cholpon.speaking():
        assert events_of(child, cholpon) == [] and reviews_of(case, cholpon).last is None

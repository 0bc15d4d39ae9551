"""What was approved is promised until something else is approved, whatever a draft says meanwhile."""

from umai.planning.draft import actions as planning
from umai.planning.draft.reading import draft_of
from umai.planning.tests.conftest import (
    MEASURE,
    agreed,
    approved,
    case,
    child,
    edition,
    finished,
    plan,
    sabira,
    submitted,
)
from umai.review import promises

__all__ = ["agreed", "approved", "case", "child", "edition", "finished", "plan", "sabira", "submitted"]


def test_what_was_approved_is_promised_also_when_it_is_struck_out(finished, approved, case, aigul):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    planning.strike_line(done.measure, by=aigul)
    with aigul.speaking():
        (one,) = promises.open_promises(case, aigul)
    assert (one.what, one.due_on, one.done) == (MEASURE["words"], done.measure.due_on, False)


def test_what_was_never_approved_is_no_promise_when_it_is_struck_out(finished, submitted, case, aigul):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    planning.strike_line(done.measure, by=aigul)
    with aigul.speaking():
        assert promises.open_promises(case, aigul) == []

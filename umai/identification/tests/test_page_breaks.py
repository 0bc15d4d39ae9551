"""A page of the inbox may end between reports of one instant: the next page goes on with the others."""

from datetime import timedelta

from django.utils import timezone

from umai.identification.inbox import page as inbox
from umai.identification.inbox import worklist
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported


def test_reports_that_came_at_one_instant_are_all_shown_once(db, erlan, monkeypatch):
    monkeypatch.setattr(worklist, "PAGE", 1)
    at = timezone.now() - timedelta(hours=1)
    sent = [reported(ReportWords(f"Report {n}"), received_at=at).pk for n in range(3)]
    seen, after = [], None
    for _page in range(2 * len(sent)):
        page = inbox.page_of(erlan, state="waiting", after=after)
        seen += [line.signal.pk for line in page.lines]
        after = worklist.InboxPosition.read(page.next)
        if after is None:
            break
    assert seen == sorted(sent)

"""The pages of posters and telephones, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.law.terms.clock import today
from umai.outreach import telephone_views, views
from umai.outreach.tests.conftest import HANGS, hang
from umai.outreach.tests.test_pages import PRINT


def print_sheets(village):
    address = {"pk": village.municipality_id}
    return FilledPage(
        by="aigul", address=address, answers={"place": village.pk} | PRINT, without="nuriya", done=200
    )


def put_up(village):
    return FilledPage(
        by="aigul", address={"pk": village.pk}, answers=HANGS | {"put_up_on": today().isoformat()}
    )


def take_down(village, aigul):
    return FilledPage(
        by="aigul", address={"pk": hang(village, aigul).pk}, answers={"noticed_on": today().isoformat()}
    )


def telephone():
    answers = {"number": "0555 123 456", "hours": "unknown", "called_on": today().isoformat()}
    address = {"pk": id_of("office", "nookat_first")}
    return FilledPage(by="damira", address=address, answers=answers, without="aigul", other="damira")


class TestPages(ActPageTests):
    PAGES = {
        views.PrintSheets: print_sheets,
        views.PutUp: put_up,
        views.TakeDown: take_down,
        telephone_views.RecordOfficeTelephone: telephone,
    }

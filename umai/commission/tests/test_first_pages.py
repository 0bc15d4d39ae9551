"""The first pages: who sits there, the head of the administration, the oblast and the Ministry."""

from tests.tampering import without_triggers
from umai.commission.control.figures import figures
from umai.commission.templatetags import commission
from umai.commission.tests.conftest import later, opened
from umai.commission.tests.test_control import age, supervisor, text
from umai.law.terms.clock import today
from umai.law.terms.commission import HalfYear
from umai.planning.editions.actions import agree_to_plan

__all__ = ["supervisor"]


def make_late(superuser):
    with without_triggers(superuser):
        superuser.execute("update commission_decision set due_on = due_on - 60")


def test_who_sits_there_sees_how_the_own_commission_does(
    session, decision, submitted, member, superuser, client_of, monkeypatch
):
    age(superuser, 40)
    make_late(superuser)
    # Its day lies in these days on every day of the year.
    monkeypatch.setattr(commission, "running_half", lambda: HalfYear(later(-100), today()))
    for who in ("sabira", "nurlan"):
        page = text(client_of(who).get("/commission/"))
        for words in ("How the Commission does", "40 days", "1 late", "1 not carried out"):
            assert words in page, who


def test_the_head_of_the_administration_begins_at_the_desk(submitted, sabira, kanykei, client_of):
    client = client_of("kanykei")
    assert client.get("/").headers["Location"] == "/commission/desk/"
    page = text(client.get("/commission/desk/"))
    assert page.index("Nothing is asked of you now") < page.index("The Commission of the district")
    assert "Plans to approve" not in page and "Decisions that are late" not in page
    agree_to_plan(submitted, by=sabira, on=today())
    page = text(client.get("/commission/desk/"))
    assert submitted.get_absolute_url() in page and "The list, to print" in page
    assert "Nothing is asked of you now" not in page


def test_the_desk_says_what_was_decided_and_is_late_and_names_nobody(
    session, decision, sabira, kanykei, superuser, client_of
):
    make_late(superuser)
    page = text(client_of("kanykei").get("/commission/desk/"))
    assert "A body or a person has to do something" in page and "Асанов" not in page
    assert "/cases/" not in page


def test_a_district_without_a_commission_is_told_so(kanykei, client_of):
    page = text(client_of("kanykei").get("/commission/desk/"))
    assert "The district has no Commission in the programme." in page and "Last session" not in page


def test_the_head_of_an_administration_gets_the_numbers_of_the_own_district(sabira, kanykei, session):
    (one,) = figures(kanykei, today(), today())
    assert one.commission_id == sabira.office.pk


def test_who_controls_them_sees_on_the_first_page_how_they_do(
    session, sabira, submitted, supervisor, superuser, client_of
):
    age(superuser, 40)
    for who in ("farida", "mirlan"):
        page = text(client_of(who).get("/"))
        assert "1 Commission has not met within the term." in page, who
        assert "1 file waits for a Commission" in page and 'href="/commission/control/"' in page, who
    opened(session, sabira)
    for who in ("farida", "mirlan"):
        assert "0 Commissions have not met" in text(client_of(who).get("/")), who
    assert "group-commissions" not in text(client_of("aigul").get("/"))


def test_where_there_is_no_commission_the_first_page_says_nothing(farida, client_of):
    assert "group-commissions" not in text(client_of("farida").get("/"))

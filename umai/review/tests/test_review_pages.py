"""The pages of reviews and conferences, as a browser without JavaScript sees them."""

import re
import uuid
from datetime import timedelta

from umai.documents import actions as documents
from umai.documents.tests.conftest import said
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import closed, particulars
from umai.intake.tests.conftest import proposed as proposed_past_the_room
from umai.intake.transfer import actions as transfer
from umai.law.terms.clock import today
from umai.planning.draft import actions as planning
from umai.planning.editions import actions as chain
from umai.planning.tests.conftest import write_out
from umai.referrals.tests.conftest import refer
from umai.register.child.actions import add_child
from umai.review.models import Conference, ConferenceDecision, Participant, Review
from umai.review.reviews import views
from umai.review.tests.conftest import REVIEWED, conferred, promised, proposed, reviewed, submitted


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def typed(**changes):
    return {"id": str(uuid.uuid4()), "change_plan": "no"} | day("held_on", today()) | REVIEWED | changes


def rows(who=(), what=()):
    """Two sets of rows of a conference's page, as a browser sends them."""
    sent = {}
    for prefix, given in (("who", who), ("what", what)):
        sent |= {f"{prefix}-TOTAL_FORMS": str(max(len(given), 2)), f"{prefix}-INITIAL_FORMS": "0"}
        for at, one in enumerate(given):
            sent |= {f"{prefix}-{at}-{name}": value for name, value in one.items()}
    return sent


CAME = ({"name": "Айгүл", "body": "Aiyl okmotu"}, {"name": "Бакыт", "body": ""})


def held():
    """A conference of today, as it is typed."""
    return {"words": "Who takes him."} | day("held_on", today())


def test_a_review_is_written_and_read(case, client_of, aigul):
    promised(case, aigul, words="Papers for the grandmother")
    client = client_of("aigul")
    address = f"/cases/{case.pk}/reviews/new/"
    assert "Papers for the grandmother" in text(client.get(address))
    said = typed()
    answer = client.post(address, said)
    assert answer.status_code == client.post(address, said).status_code == 302
    with aigul.speaking():
        row = Review.objects.get()
    page = text(client.get(answer.headers["Location"]))
    assert answer.headers["Location"].endswith(f"/{row.pk}/")
    assert REVIEWED["words"] in page and "Papers for the grandmother" in page
    assert "Next review by" in text(client.get(f"/cases/{case.pk}/reviews/"))


def test_two_at_one_form_see_each_other(case, client_of, aigul, erlan):
    client = client_of("aigul")
    page = client.get(f"/cases/{case.pk}/reviews/new/").content.decode()
    seen = re.search(r'name="seen"[^>]*', page)[0]
    assert "value=" not in seen
    other = reviewed(case, erlan, words="Erlan was there first.")
    said = typed(seen="")
    answer = client.post(f"/cases/{case.pk}/reviews/new/", said)
    shown = answer.content.decode()
    assert answer.status_code == 409 and "Erlan was there first." in shown and REVIEWED["words"] in shown
    assert str(other.pk) in shown
    assert client.post(f"/cases/{case.pk}/reviews/new/", said | {"seen": other.pk}).status_code == 302


def test_the_slower_of_one_form_that_came_twice_at_once_is_answered_alike(
    case, client_of, aigul, monkeypatch
):
    client, address, said = client_of("aigul"), f"/cases/{case.pk}/reviews/new/", typed()
    first, known = client.post(address, said), views.RecordReview.received
    not_yet = iter([lambda page: None])  # the slower one was asked before the faster one was written
    monkeypatch.setattr(views.RecordReview, "received", lambda page: next(not_yet, known)(page))
    assert client.post(address, said).headers["Location"] == first.headers["Location"]
    with aigul.speaking():
        assert Review.objects.count() == 1


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(case, client_of, aigul):
    client = client_of("aigul")
    assert "No review is due yet" in text(client.get(f"/cases/{case.pk}/reviews/"))
    submitted(case, aigul)
    assert "Next review by" in text(client.get(f"/cases/{case.pk}/reviews/"))
    answer = client_of("aigul").post(f"/cases/{case.pk}/reviews/new/", typed(reasons=""))
    assert answer.status_code == 422 and REVIEWED["words"] in answer.content.decode()


def test_a_conference_is_written_and_read(case, client_of, aigul):
    client = client_of("aigul")
    address = f"/cases/{case.pk}/reviews/conference/"
    assert client.get(address).status_code == 200
    decided = {"words": "The aunt takes him in", "who": "Айгүл"} | day("due_on", today() + timedelta(days=7))
    said = {"id": str(uuid.uuid4())} | held() | rows(CAME, (decided,))
    answer = client.post(address, said)
    assert answer.status_code == client.post(address, said).status_code == 302
    with aigul.speaking():
        assert Participant.objects.count() == 2 and ConferenceDecision.objects.count() == 1
    page = text(client.get(answer.headers["Location"]))
    assert "The aunt takes him in" in page and "Бакыт" in page


def test_minutes_on_paper_are_folded_kept_and_shown(case, client_of, aigul):
    client, address = client_of("aigul"), f"/cases/{case.pk}/reviews/conference/"
    said = {"id": str(uuid.uuid4())} | held() | rows(CAME)
    unsigned = client.post(address, said | {"paper_number": "14"})
    assert unsigned.status_code == 422 and "Write who signed the minutes." in text(unsigned)
    signed = said | {"paper_number": "14", "decided_by": "Маматова С., chair"}
    more = client.post(address, signed | {"more": "who"}).text
    assert "<details open>" in more and 'value="Маматова С., chair"' in more
    assert "<details>" in client.get(address).text
    page = text(client.post(address, signed, follow=True))
    assert "Маматова С., chair, No. 14" in page


def test_half_a_decision_is_asked_about_and_more_rows_save_nothing(case, client_of, aigul):
    said = {"id": str(uuid.uuid4())} | held() | rows(CAME, ({"words": "The aunt takes him in"},))
    answer = client_of("aigul").post(f"/cases/{case.pk}/reviews/conference/", said)
    assert answer.status_code == 422 and "Write who does it." in text(answer)
    said = {"id": str(uuid.uuid4())} | held() | rows(CAME) | {"who-TOTAL_FORMS": "x"}
    assert client_of("aigul").post(f"/cases/{case.pk}/reviews/conference/", said).status_code == 422
    said = {"id": str(uuid.uuid4()), "more": "who"} | held() | rows(CAME)
    page = client_of("aigul").post(f"/cases/{case.pk}/reviews/conference/", said)
    shown = page.content.decode()
    assert page.status_code == 200 and "Бакыт" in shown and "Who takes him." in shown
    assert 'name="who-5-name"' in shown
    with aigul.speaking():
        assert not Conference.objects.exists()


def test_a_closed_case_is_only_read(case, client_of, aigul, damira):
    row = reviewed(case, aigul)
    conference = conferred(case, aigul)
    closed(proposed_past_the_room(case, aigul), damira)
    client = client_of("aigul")
    page = client.get(f"/cases/{case.pk}/reviews/").content.decode()
    assert "/reviews/new/" not in page and str(row.pk) in page and str(conference.pk) in page


def test_the_last_review_and_lateness_are_shown_and_the_oblast_writes_nothing(case, client_of, aigul):
    submitted(case, aigul, on=today() - timedelta(days=400))
    one = reviewed(case, aigul)
    client = client_of("aigul")
    assert "The last review" in text(client.get(f"/cases/{case.pk}/reviews/new/"))
    assert "late" in text(client.get(f"/cases/{case.pk}/reviews/"))
    assert "late" in text(client.get(f"/cases/{case.pk}/reviews/{one.pk}/"))
    reviewed(case, aigul)
    client = client_of("farida")
    assert client.get(f"/cases/{case.pk}/reviews/").status_code == 200
    assert client.get(f"/cases/{case.pk}/reviews/new/").status_code == 403


def test_in_a_closed_case_the_page_asks_nothing_and_loses_nothing_typed(case, client_of, aigul, damira):
    closed(proposed_past_the_room(case, aigul), damira)
    for page in ("new", "conference"):
        client, address = client_of("aigul"), f"/cases/{case.pk}/reviews/{page}/"
        shown = client.get(address)
        assert "This case is closed." in text(shown) and "data-unsaved" not in shown.text, page
        answer = client.post(address, typed() | held() | rows(CAME))
        assert answer.status_code == 409 and "Who takes him." in answer.text, page


def test_a_review_asks_about_what_other_bodies_were_asked(case, client_of, aigul, service, agreement, school):
    page = f"/cases/{case.pk}/reviews/new/"
    assert "What other bodies were asked" not in text(client_of("aigul").get(page))
    refer(case, aigul, service, school)
    shown = text(client_of("aigul").get(page))
    assert "What other bodies were asked" in shown and "Not answered yet" in shown


def test_a_review_leads_on_to_the_change_of_the_plan_and_is_of_its_case_alone(case, client_of, aigul):
    change, none = (reviewed(case, aigul, change_plan=asked) for asked in (True, False))
    client = client_of("aigul")
    assert "Change the plan" in text(client.get(f"/cases/{case.pk}/reviews/{change.pk}/"))
    assert "Change the plan" not in text(client.get(f"/cases/{case.pk}/reviews/{none.pk}/"))
    sister = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айпери"})
    row = reviewed(open_case(sister, by=aigul, **particulars()), aigul)
    assert client_of("aigul").get(f"/cases/{case.pk}/reviews/{row.pk}/").status_code == 404


def test_the_paper_is_one_step_away_from_what_was_held_on_it(case, child, client_of, aigul):
    scan = documents.attach_document(child, by=aigul, **said(title="Minutes no. 14"))
    for page, answers in (("new", typed), ("conference", lambda: held() | rows(CAME))):
        paper = {"id": uuid.uuid4(), "scan_id": scan.pk, "decided_by": "The chair"}
        shown = client_of("aigul").post(f"/cases/{case.pk}/reviews/{page}/", answers() | paper, follow=True)
        assert "The paper: Minutes no. 14" in text(shown) and scan.get_absolute_url() in shown.text, page


def test_the_last_plan_of_the_case_before_is_one_step_away(case, child, client_of, aigul, damira):
    plan = planning.begin_plan(case, by=aigul, kind="child")
    write_out(plan, aigul)
    edition = chain.hand_in_plan(plan, by=aigul)
    closed(proposed_past_the_room(case, aigul), damira)
    later = open_case(child, by=aigul, **particulars(follows=case))
    page = client_of("aigul").get(f"/cases/{later.pk}/")
    assert "Read its last plan" in text(page) and edition.get_absolute_url() in page.text


def test_of_a_file_that_moved_away_it_is_read_what_was_proposed_and_no_day(
    case, child, client_of, aigul, erlan, cholpon
):
    proposed(case, aigul)
    kochkor = cholpon.office.place
    sent = transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="He moved.")
    transfer.accept_file(sent, by=cholpon, words="")
    page = text(client_of("aigul").get(f"/cases/{case.pk}/reviews/"))
    assert "Closing is proposed." in page and "Decision by" not in page

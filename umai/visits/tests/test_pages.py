import dataclasses
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.tampering import without_triggers
from umai.documents.actions import attach_document
from umai.documents.models import Document
from umai.documents.tests.conftest import PHOTO
from umai.documents.tests.conftest import said as a_photo
from umai.intake.cases.actions import assign_worker
from umai.law.terms.clock import today
from umai.law.terms.visits import visit_terms
from umai.trail.models import Entry
from umai.visits import jobs
from umai.visits.models import Explanation, MissedVisit, Visit, VisitDraft, VisitWindow
from umai.visits.safety import actions as on_the_way
from umai.visits.tests.conftest import (
    answers,
    close,
    make_case,
    make_child,
    planned,
    record,
    refused,
    window_of,
)
from umai.visits.tests.test_on_the_way import out
from umai.visits.visit import actions

TYPED = {
    "seen": "yes",
    "alone": "yes",
    "childs_words": "I am hungry.",
    "risk": "high",
    "risk_words": "No food.",
}


def typed(by, **changes):
    """What a browser sends of a visit of this minute."""
    now = timezone.localtime()
    when = {"happened_on": now.date().isoformat(), "happened_time": f"{now:%H:%M}"}
    return TYPED | when | {"id": str(uuid.uuid4()), "worker_id": str(by.pk)} | changes


def address(case, page=""):
    return f"/cases/{case.pk}/visits/{page}"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder of its own for the papers that are stored."""
    monkeypatch.setattr(settings, "MACHINE", dataclasses.replace(settings.MACHINE, home=tmp_path))


@pytest.fixture
def client(client_of):
    return client_of("aigul")


class TestNew:
    def test_the_form_shows_the_last_visit_and_the_five_answers_are_enough(self, client, case, aigul):
        assert "Last visit" not in text(client.get(address(case, "new/")))
        record(case, aigul, agreed="The aunt brings firewood.", risk="high", risk_words="No food at home.")
        page = text(client.get(address(case, "new/")))
        assert "Last visit" in page and "The aunt brings firewood." in page
        assert "High: serious harm has happened or is likely. No food at home." in page
        answer = client.post(address(case, "new/"), typed(aigul))
        assert answer.status_code == 302
        with aigul.speaking():
            assert Visit.objects.latest("at").childs_words == "I am hungry."
        page = text(client.get(address(case)))
        assert "Saved. The next visit is planned by" in page
        said = typed(aigul, seen="no", why_not_seen="At school.", alone="", childs_words="")
        assert client.post(address(case, "new/"), said).status_code == 302

    def test_a_photo_goes_with_the_visit_and_once(self, client, case, aigul, home):
        said = typed(aigul)
        client.post(address(case, "new/"), said)
        for _ in range(2):
            sent = said | {"photo": SimpleUploadedFile("a.jpg", PHOTO)}
            assert client.post(address(case, "new/"), sent).status_code == 302
        with aigul.speaking():
            (document,) = Document.objects.all()
            visit = Visit.objects.get(case=case)
        assert (document.kind, document.about_id) == ("photo", visit.pk)

    def test_the_photo_has_to_be_chosen_again_where_the_visit_was_not_saved(self, client, case, aigul, home):
        sent = typed(aigul, risk="") | {"photo": SimpleUploadedFile("a.jpg", PHOTO)}
        page = client.post(f"/cases/{case.pk}/visits/new/", sent)
        assert page.status_code == 422 and "The photo was not kept. Choose it again." in page.content.decode()
        without = client.post(f"/cases/{case.pk}/visits/new/", typed(aigul, risk=""))
        assert "The photo was not kept" not in without.content.decode()
        sent = typed(aigul, then="keep") | {"photo": SimpleUploadedFile("a.jpg", PHOTO)}
        page = client.post(f"/cases/{case.pk}/visits/new/", sent, follow=True).content.decode()
        assert "It is not part of the file yet. The photo was not kept. Choose it again." in page
        sent = typed(aigul, photo=SimpleUploadedFile("a.exe", b"MZ nothing"))
        answer = client.post(address(case, "new/"), sent)
        assert answer.status_code == 422 and "I am hungry." in text(answer)
        with aigul.speaking():
            assert not Visit.objects.exists() and not Document.objects.exists()

    def test_what_is_missing_is_asked_beside_its_field_and_all_that_was_typed_is_kept(
        self, client, case, aigul
    ):
        answer = client.post(address(case, "new/"), typed(aigul, risk_words="", carer="She is ill."))
        assert answer.status_code == 409
        assert "The risk is another than before" in text(answer) and "She is ill." in text(answer)
        page = client.post(address(case, "new/"), typed(aigul, seen="no", alone="", childs_words=""))
        assert page.status_code == 422 and "Write why you did not see the child." in text(page)
        page = client.post(address(case, "new/"), typed(aigul, alone="no"))
        assert page.status_code == 422 and "Write why you did not speak with the child alone." in text(page)
        assert "If not: why not? <span" not in text(page) and "If not alone: why not? <span" not in text(page)
        answer = client.post(address(case, "new/"), typed(aigul, seen="", risk=""))
        assert answer.status_code == 422
        assert "Choose whether you saw the child." in text(answer)
        folded = '<details class="visits-more"{}><summary>Carer, dwelling'
        answer = client.post(address(case, "new/"), typed(aigul, carer="Ill." * 2000))
        assert answer.status_code == 422 and folded.format(" open") in text(answer)
        assert folded.format("") in text(client.get(address(case, "new/")))

    def test_a_reason_typed_before_the_answer_became_yes_is_not_kept(self, client, case, aigul):
        said = typed(aigul, why_not_seen="At school.", why_not_alone="One room.")
        assert client.post(address(case, "new/"), said).status_code == 302
        with aigul.speaking():
            visit = Visit.objects.get(case=case)
        assert (visit.why_not_seen, visit.why_not_alone) == ("", "")

    def test_a_small_child_is_observed(self, client, aigul):
        case = make_case(make_child(aigul, birth_date=today() - timedelta(days=500)), aigul)
        page = text(client.get(address(case, "new/")))
        assert "Was the child awake?" in page and "Did you speak with the child alone?" not in page
        said = typed(aigul, alone="", childs_words="Calm.", awake="yes", weight_grams="9400", marks="None.")
        assert client.post(address(case, "new/"), said).status_code == 302
        with aigul.speaking():
            visit = Visit.objects.get(case=case)
        assert (visit.alone, visit.awake, visit.weight_grams) == ("observed", True, 9400)

    def test_who_only_looks_on_writes_nothing(self, client_of, case):
        assert client_of("farida").get(address(case, "new/")).status_code == 403
        assert "Write down a visit" not in text(client_of("farida").get(address(case)))


class TestDrafts:
    def test_what_was_typed_comes_back_and_its_writer_throws_it_away(self, client, case, aigul):
        said = typed(aigul, happened_time="9 o'clock", next_on_day="40", risk="")
        assert client.post(address(case, "new/"), said | {"then": "keep"}).status_code == 302
        page = text(client.get(address(case, "new/")))
        assert "Kept at" in page and "I am hungry." in page
        assert "9 o&#x27;clock" in page and 'value="40"' in page
        with aigul.speaking():
            assert not Visit.ever.exists()
        client.post(address(case, "draft/"), {"carer": "She is ill."})
        client.post(address(case, "new/"), {"then": "throw_away"})
        assert "She is ill." not in text(client.get(address(case, "new/")))

    def test_the_script_keeps_it_and_it_is_gone_when_the_visit_is_saved(self, client, case, aigul):
        answer = client.post(address(case, "draft/"), {"carer": "She is ill.", "strange": "no"})
        assert answer.json()["words"].startswith("Kept at")
        with aigul.speaking():
            assert VisitDraft.objects.get().answers == {"carer": "She is ill."}
        client.post(address(case, "draft/"), {"carer": "She is ill."})
        client.post(address(case, "new/"), typed(aigul))
        with aigul.speaking():
            assert not VisitDraft.objects.exists()

    def test_nobody_else_sees_it_nor_its_writer_behind_a_wall(
        self, client, case, client_of, erlan, damira, aigul
    ):
        client.post(address(case, "draft/"), {"carer": "She is ill."})
        for by, name in ((erlan, "erlan"), (damira, "damira")):
            with by.speaking():
                assert not VisitDraft.objects.exists()
            assert "She is ill." not in text(client_of(name).get(address(case, "new/")))
        from umai.access.models import Wall
        from umai.access.sessions import Speaker

        client.post(address(case, "draft/"), {"carer": "She is ill."})
        Wall.objects.using("owner").create(
            worker_id=aigul.pk, child_id=case.child_id, from_at="2020-01-01T00:00Z"
        )
        with Speaker(aigul.token).speaking():
            assert not VisitDraft.objects.exists()

    def test_after_thirty_days_it_is_deleted(self, client, case, aigul, worker_role):
        client.post(address(case, "draft/"), {"carer": "She is ill."})
        assert jobs.delete_old_drafts(at=timezone.now() + timedelta(days=29), using=worker_role) == 0
        assert jobs.delete_old_drafts(at=timezone.now() + timedelta(days=31), using=worker_role) == 1


class TestOfCase:
    def test_what_was_refused_twice_is_an_urgent_signal(self, client, case, aigul):
        for hours in (3, 1):
            assert "urgent signal" not in text(client.get(address(case)))
            said = refused(at=timezone.now() - timedelta(hours=hours))
            actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=said)
        page = text(client.get(address(case)))
        assert "The child was not shown twice in a row" in page and 'href="/inbox/new/"' in page

    def test_a_family_that_moved_is_followed(self, client_of, case, aigul):
        actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused(not_made="moved"))
        assert "Tell the head of your department" in text(client_of("aigul").get(address(case)))
        assert f"/children/{case.child_id}/move/" in text(client_of("erlan").get(address(case)))

    def test_whoever_is_out_or_warned_is_told_so_on_every_page_of_the_visits(
        self, client, case, aigul, client_of, damira
    ):
        on_the_way.warn_of_dwelling(case, by=aigul, go_in_two=True, with_police=False, words="A dog.")
        for page in ("", "new/", "out/"):
            assert "Never go there alone." in text(client.get(address(case, page)))
        out(case, aigul)
        for page in ("", "out/"):
            shown = text(client.get(address(case, page)))
            assert "You are to be back by:" in shown and "I am going</button>" not in shown
        client.post(address(case, "draft/"), typed(aigul))
        assert "Go on writing the visit" in text(client.get(address(case)))
        on_the_way.warn_of_dwelling(case, by=aigul, go_in_two=False, with_police=True, words="A gun.")
        shown = text(client_of("erlan").get(address(case)))
        assert "The warning is over" in shown and "Go only with the police." in shown

    def test_a_visit_that_was_not_made_is_written_down(self, client, case, aigul):
        window = planned(case, aigul, last=2)
        said = typed(aigul, not_made="nobody_home", words="The neighbours know nothing.")
        assert client.post(address(case, "not-made/"), said).status_code == 302
        assert window_of(case, aigul).pk == window.pk

    def test_the_pages_beside_a_visit_say_what_they_are_for(self, client_of, case, aigul):
        client = client_of("erlan")
        for page, asks in (
            ("not-made/", "The visit stays planned."),
            ("warning/", "until the department lifts it"),
            ("warning/over/", "No warning stands."),
            ("plan/", "No visit is planned in this case now."),
        ):
            assert asks in text(client.get(address(case, page))), page

    def test_a_worker_who_is_not_back_is_looked_after_until_they_are(self, client_of, case, aigul, superuser):
        outing = out(case, aigul)
        page = f"/outings/{outing.pk}/"
        assert "I am back" in text(client_of("aigul").get(page))
        assert "I spoke with the worker: all is well" in text(client_of("erlan").get(page))
        with without_triggers(superuser):
            superuser.execute(
                "update visits_outing set from_at = now() - interval '3 hours', back_by_at = now() - interval '1 hour'"
            )
        assert "A worker is not back in time" in text(client_of("erlan").get(page))
        on_the_way.come_back(outing, by=aigul)
        shown = text(client_of("erlan").get(page))
        assert "The worker is back" in shown and "/back/" not in shown

    def test_a_visit_that_came_twice_is_shown_until_it_is_settled(self, client_of, case, aigul):
        visit = record(case, aigul)
        actions.keep_both_versions(visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing."))
        for page in ("", f"{visit.line}/"):
            assert "came twice, with different words" in text(client_of("aigul").get(address(case, page)))
            assert "Read both, and settle it" in text(client_of("erlan").get(address(case, page)))

    def test_a_closed_case_takes_no_visit(self, client, case, aigul, damira):
        close(case, aigul, damira)
        for page in ("", "new/"):
            assert "This case is closed." in text(client.get(address(case, page)))
        assert "Write down a visit</a>" not in text(client.get(address(case)))

    def test_a_missed_visit_names_who_answered_and_whoever_reads_it_writes_nothing(
        self, client_of, case, aigul, damira, worker_role, monkeypatch
    ):
        assign_worker(case, by=damira, worker_id=aigul.pk)
        pages = []
        for terms in (visit_terms(today()), visit_terms(today()) | {"caseload": 0}):
            planned(case, aigul)
            monkeypatch.setattr(jobs, "visit_terms", lambda on, terms=terms: terms)
            jobs.update_windows(on=today() + timedelta(days=1), using=worker_role)
            missed = MissedVisit.objects.using("owner").latest("recorded_at")
            pages.append(text(client_of("farida").get(address(case, f"missed/{missed.pk}/"))))
        for page in pages:
            assert "Асанова Айгүл answered for the case on that day." in page and "<textarea" not in page
        too_many = "With 1 open case, more than one worker can carry"
        assert [too_many in page for page in pages] == [False, True]

    def test_who_was_never_spoken_to_alone_and_visits_that_are_not_shown_are_said(
        self, client, case, aigul, monkeypatch
    ):
        record(case, aigul, alone="no", why_not_alone="There is one room.")
        page = text(client.get(address(case)))
        assert "Last spoken to alone: <strong>never</strong>" in " ".join(page.split())
        monkeypatch.setattr("umai.visits.visit.views.LISTED", 1)
        record(case, aigul, at=timezone.now() - timedelta(hours=2))
        assert "1 older visit is in the timeline" in text(client.get(address(case)))

    def test_why_a_visit_is_planned_for_other_days_stands_beside_them(self, client, case, aigul):
        days = {"earliest_on": today(), "latest_on": today() + timedelta(days=1)}
        actions.replan_visit(planned(case, aigul, last=9), by=aigul, words="She asked.", **days)
        page = text(client.get(address(case)))
        assert "Planned: as agreed." in page and "She asked." in page

    def test_days_for_a_visit_that_is_planned_no_more_are_kept_on_the_page(
        self, client, case, aigul, superuser
    ):
        seen = planned(case, aigul, last=9).pk
        superuser.execute("update visits_visitwindow set open = false")
        said = {"seen": seen, "earliest_on": today().isoformat(), "latest_on": "", "words": "No car."}
        answer = client.post(address(case, "plan/"), said)
        assert answer.status_code == 422 and "No car." in text(answer)
        assert 'class="visits-next"' not in text(answer)

    def test_a_missed_visit_for_which_nobody_answered_is_the_office_s_and_is_explained(
        self, client, case, aigul, worker_role
    ):
        planned(case, aigul, last=-1)
        jobs.update_windows(on=today(), using=worker_role)
        with aigul.speaking():
            missed = MissedVisit.objects.get()
        page = address(case, f"missed/{missed.pk}/")
        assert "Not explained yet" in text(client.get(address(case)))
        assert client.post(page, {"id": uuid.uuid4(), "reason": "road", "words": "Snow."}).status_code == 302
        assert "Snow." in text(client.get(page))
        with aigul.speaking():
            assert Explanation.objects.count() == 1
        page = text(client.get(address(case, f"missed/{missed.pk}/")))
        assert "Nobody answered for the case on that day." in page
        assert "The office answers for this visit." in page

    def test_a_missed_visit_of_another_case_is_not_found(self, client, case, aigul, worker_role):
        other = make_case(make_child(aigul, "Айбек"), aigul)
        planned(other, aigul, last=-1)
        jobs.update_windows(on=today(), using=worker_role)
        with aigul.speaking():
            missed = MissedVisit.objects.get(case=other)
        assert client.get(address(case, f"missed/{missed.pk}/")).status_code == 404

    def test_planning_for_later_is_refused_in_words(self, client, case, aigul):
        window = planned(case, aigul, last=2)
        later = (today() + timedelta(days=30)).isoformat()
        said = {"seen": window.pk, "earliest_on": today().isoformat(), "latest_on": later, "words": "No car."}
        answer = client.post(address(case, "plan/"), said)
        assert answer.status_code == 403 and "No car." in text(answer)
        assert "A later day is for the department." in text(answer)
        with aigul.speaking():
            assert VisitWindow.ever.count() == 1

    def test_going_out_and_coming_back(self, client, case, aigul):
        back = timezone.localtime() + timedelta(hours=1)
        said = {"id": uuid.uuid4(), "words": "To the upper village.", "back_at": f"{back:%H:%M}"}
        assert client.post(address(case, "out/"), said).status_code == 302
        assert "I am back" in text(client.get(address(case)))
        with aigul.speaking():
            outing = on_the_way.current_outing_of(aigul)
        assert client.post(f"/outings/{outing.pk}/back/").status_code == 302
        assert "I am back" not in text(client.get(address(case)))

    def test_a_warning_that_nobody_saw_is_not_overwritten(self, client, case, erlan):
        on_the_way.warn_of_dwelling(case, by=erlan, go_in_two=True, with_police=True, words="A weapon.")
        said = {"id": uuid.uuid4(), "go_in_two": "yes", "with_police": "no", "words": "A dog."}
        answer = client.post(address(case, "warning/"), said)
        assert answer.status_code == 409 and "A weapon." in text(answer) and "A dog." in text(answer)

    def test_a_warning_is_written_and_lifted(self, client_of, case):
        said = {"id": uuid.uuid4(), "go_in_two": "yes", "with_police": "no", "words": "A dog."}
        assert client_of("aigul").post(address(case, "warning/"), said).status_code == 302
        client = client_of("erlan")
        page = text(client.get(address(case, "warning/over/")))
        pk = page.split('name="warning" value="')[1][:36]
        assert (
            client.post(address(case, "warning/over/"), {"warning": pk, "words": "Gone."}).status_code == 302
        )
        assert "Never go there alone." not in text(client.get(address(case)))


class TestOne:
    @pytest.fixture
    def visit(self, case, aigul):
        return record(case, aigul)

    def test_all_that_was_said_is_shown_with_its_papers_and_who_only_reads_settles_nothing(
        self, client, visit, case, client_of, aigul, home
    ):
        page = text(client.get(address(case, f"{visit.line}/")))
        assert "I miss my mother." in page and "Yes, alone" in page
        page = text(client_of("farida").get(address(case, f"{visit.line}/")))
        assert "Correct this visit" not in page and "Add a photo or a paper" not in page
        page = client.get(f"/children/{visit.child_id}/documents/add/?about=visits.visit:{visit.pk}")
        assert page.status_code == 200
        assert "None yet." in text(client.get(address(case, f"{visit.line}/")))
        paper = attach_document(visit, by=aigul, **a_photo(title="The empty stove"))
        page = text(client.get(address(case, f"{visit.line}/")))
        assert f'<a href="/documents/{paper.pk}/">The empty stove</a>' in page and "None yet." not in page

    def test_what_was_written_late_and_what_was_not_made_is_called_so(self, client, case, aigul):
        late = record(case, aigul, at=timezone.now() - timedelta(days=20))
        assert "written down late" in text(client.get(address(case, f"{late.line}/")))
        one = actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
        assert "Visit not made" in text(client.get(address(case, f"{one.line}/")))

    def test_a_correction_shows_and_the_old_words_too(self, client, visit, case, aigul):
        page = address(case, f"{visit.line}/correct/")
        seen = text(client.get(page)).split('name="seen_row" value="')[1][:36]
        said = typed(aigul, seen_row=seen, childs_words="He is hungry.")
        assert client.post(page, said).status_code == 302
        shown = text(client.get(address(case, f"{visit.line}/")))
        assert "He is hungry." in shown and "I miss my mother." in shown

    def test_who_comes_second_is_shown_what_came_first(self, client, visit, case, aigul):
        actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
        said = typed(aigul, seen_row=str(visit.pk), carer="Ill.")
        answer = client.post(address(case, f"{visit.line}/correct/"), said)
        assert answer.status_code == 409
        assert "Tired." in text(answer) and "Ill." in text(answer)
        assert Entry.objects.using("owner").filter(act="visits.correct", outcome="refused").count() == 1

    def test_both_texts_are_settled_by_the_department(self, client_of, visit, case, aigul):
        conflict = actions.keep_both_versions(
            visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing.")
        )
        page = address(case, f"twice/{conflict.pk}/")
        client = client_of("erlan")
        assert "Nothing." in text(client.get(page)) and "I miss my mother." in text(client.get(page))
        assert client.post(page, {"keeps": "other", "reason": "She says so."}).status_code == 302
        assert "Nothing." in text(client.get(address(case, f"{visit.line}/")))
        assert client_of("aigul").get(page).status_code == 403

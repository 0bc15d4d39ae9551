"""The public site: a parent with a code announces, and nothing of the register is told."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.tampering import without_triggers
from umai.guardianship.invitation import actions
from umai.guardianship.invitation.sealed import read_sent
from umai.guardianship.models import Departure, SentAnnouncement
from umai.guardianship.site import forms
from umai.guardianship.site.codes import make_code, receipt_number
from umai.guardianship.tests.conftest import SAID_ON_SITE, invite
from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.conftest import client, of_report
from umai.identification.report_form.tests.test_languages import foreign
from umai.identification.report_form.tests.walk import Reporter
from umai.trail.models import Entry

__all__ = ["client", "of_report"]  # fixtures

OPENS_NOTHING = "Nothing can be announced with this code"


class Parent(Reporter):
    """A parent on the site, who reads the pages of this language."""

    @property
    def path(self):
        return f"/report/{self.language}/leaving/"

    def enter(self, code):
        self.open()
        return self.press(code=code)

    def announce(self, code, **changes):
        return self.enter(code).press("send", **SAID_ON_SITE | changes)


@pytest.fixture
def parent(client):
    return Parent(client, "en")


@pytest.fixture
def code(child, mother, aigul):
    return invite(child, mother, aigul)[0]


def tamper(superuser, change):
    """Change every code as nobody but a superuser can."""
    with without_triggers(superuser):
        superuser.execute(f"update guardianship_invitation set {change}")


def sent_rows():
    return list(SentAnnouncement.objects.using("owner"))


def test_what_a_parent_writes_is_kept_sealed_in_the_file_of_the_child(code, child, parent):
    words = parent.announce(code.lower().replace(" ", "-")).words
    (sent,) = sent_rows()
    assert "It has arrived" in words and receipt_number(sent.pk) in words and "within 3 days" in words
    assert (sent.child_id, sent.district_id) == (child.pk, child.district_id)
    assert sent.recorded_by_id is None and sent.due_on == timezone.localdate() + timedelta(days=3)
    assert "Салкын" not in sent.sealed and sent.language == "en"
    said = read_sent(sent)
    assert said.child_stays == SAID_ON_SITE["child_stays"] and said.country == "RU"
    assert said.day("leaves_on") is not None and said.returns_on == ""
    entry = Entry.objects.using("owner").get(act="guardianship.send")
    assert (entry.child_id, entry.record_id, entry.worker_id) == (child.pk, sent.pk, None)
    assert not Departure.ever.using("owner").exists()


def test_the_receipt_says_the_days_of_the_code_and_not_those_of_today(code, parent, superuser):
    tamper(superuser, "answer_days = 9")  # given when another rule held
    assert "within 9 days" in parent.announce(code).words
    (sent,) = sent_rows()
    assert sent.due_on == timezone.localdate() + timedelta(days=9)


def test_a_code_is_good_on_its_last_day(code, parent, superuser):
    tamper(superuser, "ends_on = access_today()")
    assert "It has arrived" in parent.announce(code).words


def test_a_code_is_found_by_its_index_also_where_the_plan_knows_no_code(code, superuser):
    scans = (
        "select seq_scan, idx_scan from pg_stat_xact_user_tables where relname = 'guardianship_invitation'"
    )
    for call in (
        "select guardianship_code_opens('0')",
        f"select guardianship_send('0', '{uuid.UUID(int=1)}', 'ky', 'b', 'k')",
    ):
        with superuser.transaction():
            superuser.execute("set local plan_cache_mode = force_generic_plan")  # as before PostgreSQL 18
            superuser.execute("set local enable_seqscan = off")  # the table is small here
            before = superuser.execute(scans).fetchone()
            superuser.execute(call)
            after = superuser.execute(scans).fetchone()
        assert after[0] == before[0] and after[1] > before[1], call


def test_no_page_shows_a_name_of_the_register(code, child, mother, aunt, parent):
    shown = parent.open().words + parent.press(code=code).words + parent.announce(code).words
    for name in ("Асанов", "Нурбек", "Гүлзат", "Салкын"):
        assert name not in shown.replace(SAID_ON_SITE["child_stays"], "")


def test_a_form_that_is_sent_twice_is_one_announcement_with_one_receipt(code, parent):
    page = parent.enter(code)
    filled = page.fields | SAID_ON_SITE | {"go": "send"}
    first, second = (Parent(parent.client, "en") for _ in range(2))
    first.answer = parent.post(parent.path, filled)
    second.answer = parent.post(parent.path, filled)
    assert len(sent_rows()) == 1 and "It has arrived" in second.words
    number = re.compile(r'class="report-code"[^>]*>([^<]+)<')
    assert number.search(first.html)[1] == number.search(second.html)[1]


def test_other_words_with_a_used_code_stay_on_the_page_and_are_not_kept(code, parent):
    parent.announce(code)
    parent.answer = parent.post(
        parent.path, {"page": "announce", "go": "send", "code": code} | SAID_ON_SITE | {"words": "Дагы."}
    )
    assert parent.answer.status_code == 422 and OPENS_NOTHING in parent.words
    assert parent.fields["words"] == "Дагы." and parent.fields["child_stays"] == SAID_ON_SITE["child_stays"]
    assert 'type="hidden" name="code"' not in parent.html
    assert len(sent_rows()) == 1


def codes_that_open_nothing(child, mother, by, parent, superuser):
    """Why, and the code: each row of the code is tampered with when it is its turn."""
    yield "unknown", make_code()[0]
    yield "no sign", "—"
    code, invitation = invite(child, mother, by)
    actions.take_invitation_back(invitation, by=by)
    yield "taken back", code
    code, _row = invite(child, mother, by)
    parent.announce(code)
    yield "used", code
    code, _row = invite(child, mother, by)
    tamper(superuser, "ends_on = current_date - 3")
    yield "over", code
    tamper(
        superuser,
        "ends_on = current_date + 3, code_hash = '' where code_hash = (select code_hash"
        " from guardianship_invitation order by recorded_at desc limit 1)",
    )
    yield "empty hash", code  # as the erasure of the file leaves it


def test_every_code_that_is_not_good_has_one_answer(child, mother, aigul, parent, superuser):
    other = re.sub(r"\s+", " ", parent.enter("222").html.replace("222", ""))
    for why, code in codes_that_open_nothing(child, mother, aigul, parent, superuser):
        page = parent.enter(code)
        assert page.answer.status_code == 422 and OPENS_NOTHING in page.words, why
        assert "ask the office that gave it to you for another one" in page.words, why
        assert re.sub(r"\s+", " ", page.html.replace(code, "")) == other, why


def test_guesses_are_counted_with_those_of_the_report_form(code, parent):
    for _ in range(30):
        report_limiter().count_wrong_code("127.0.0.1")
    assert "Very many wrong codes" in parent.enter(code).words and parent.answer.status_code == 429
    parent.answer = parent.post(parent.path, {"page": "announce", "go": "send", "code": code} | SAID_ON_SITE)
    assert parent.answer.status_code == 429 and parent.fields["words"] == SAID_ON_SITE["words"]
    assert sent_rows() == []


def test_what_is_wrong_is_said_above_and_everything_stays(code, parent):
    typed = {"returns_on_day": "1", "returns_on_month": "2", "returns_on_year": "2020", "kind": "internal"}
    page = parent.announce(code, child_stays="", carer="declines", **typed)
    assert page.answer.status_code == 422
    for sentence in (
        "Write which child stays with whom",
        "Write in a few words why",
        "The end is before the beginning",
        "No country is chosen for somebody within Kyrgyzstan",
    ):
        assert sentence in page.words
    assert page.fields["contact"] == SAID_ON_SITE["contact"] and page.fields["returns_on_year"] == "2020"
    long = parent.press("send", child_stays="ы" * 2000)
    assert "Nothing is lost: shorten it." in long.words and len(long.fields["child_stays"]) == 2000


def test_another_language_keeps_what_was_typed(code, parent):
    page = parent.enter(code).press("stay", path="/report/uz/leaving/", **SAID_ON_SITE)
    assert 'lang="uz-Cyrl"' in page.html and page.fields["child_stays"] == SAID_ON_SITE["child_stays"]
    assert page.fields["leaves_on_day"] == SAID_ON_SITE["leaves_on_day"] and page.fields["code"]
    page = parent.open().press("stay", path="/report/ky/leaving/", code="222")
    assert page.fields["code"] == "222"


def test_what_becomes_of_it_and_of_the_number_is_said_as_it_is(code, parent):
    words = parent.open().words
    assert "It is voluntary" in words and "nobody is punished" in words and "111" in words
    assert parent.press(code="").answer.status_code == 422
    words = parent.enter(code).words
    assert "Only those who work on the file of your child read it" in words
    assert "Say it when you call: it stands on what you wrote" in parent.announce(code).words


def test_the_start_of_the_report_form_leads_here_in_each_language_that_is_offered(client):
    assert "/report/en/leaving/" in client.get("/report/en/").content.decode()
    assert client.get("/report/xx/leaving/").status_code == 404


@pytest.mark.parametrize("language", ["ky", "ru", "uz"])
def test_no_sentence_is_left_in_english(code, client, language):
    parent = Parent(client, language)
    pages = {"start": parent.open().html, "no code": parent.press(code="").html}
    pages["wrong"] = parent.enter("222").html
    pages["form"] = parent.enter(code).html
    pages["empty"] = parent.press("send").html
    typed = {"returns_on_day": "1", "returns_on_month": "2", "returns_on_year": "2020"}
    pages["wrong answers"] = parent.press(
        "send", **SAID_ON_SITE | typed | {"carer": "declines", "kind": "internal", "words": "ы" * 3000}
    ).html
    pages["wrong day"] = parent.press("send", **SAID_ON_SITE | {"leaves_on_day": "40"}).html
    pages["half a day"] = parent.press("send", **SAID_ON_SITE | {"leaves_on_day": ""}).html
    pages["used"] = parent.press("send", **SAID_ON_SITE | {"code": "222"}).html
    sent = parent.announce(code).html
    number = re.search(r'class="report-code"[^>]*>([^<]+)<', sent)[1]
    assert {name: foreign(html) for name, html in pages.items() if foreign(html)} == {}
    assert foreign(sent, number) == []


def test_the_choices_are_those_of_the_announcement_in_the_office():
    from umai.guardianship.departure.models import OUTCOMES, CheckKind, DepartureReason
    from umai.register.family.absence import AbsenceKind

    def values(choices):
        return [value for value, _words in choices]

    assert values(forms.KINDS) == AbsenceKind.values and values(forms.REASONS) == DepartureReason.values
    assert values(forms.CARER_SAYS) == [*OUTCOMES[CheckKind.CARER], "not_asked"]
    assert values(forms.OTHER_PARENT_SAYS) == list(OUTCOMES[CheckKind.OTHER_PARENT])


def test_what_a_database_that_is_gone_answers_keeps_the_words(code, parent, monkeypatch):
    from django.db import OperationalError

    from umai.guardianship.site.database import CodeDoor

    def gone(*_said, **_more):
        raise OperationalError("gone")

    page = parent.enter(code)
    monkeypatch.setattr(CodeDoor, "send", gone)
    page.press("send", **SAID_ON_SITE)
    assert page.answer.status_code == 503 and SAID_ON_SITE["child_stays"] in page.words

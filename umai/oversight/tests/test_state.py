"""The state of the system: who reads it, what it says of a real database, and in which language."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from tests.page_words import words_of
from umai.law.terms.clock import today
from umai.machine.doctor.finding import GOOD, NOTE, WRONG, finding_in_words
from umai.machine.doctor.state import checks
from umai.machine.doctor.state.counts import SentOfDay
from umai.machine.ways import MailServer, Ways
from umai.notices.models import DailyRun, DailyWork
from umai.notices.sending.failures import NotSent
from umai.oversight.state import mail, views
from umai.oversight.state.reading import in_words, read_findings
from umai.oversight.templatetags import state as front_state
from umai.staff.models import Particulars, Role, Term
from umai.trail.models import Entry

PAGE = "/system/"
WITH_MAIL = Ways(mail=MailServer("mail.example.kg", 465, "ssl", "umai@example.kg"))


@pytest.fixture
def failed_job(superuser, db):
    """A job that failed an hour ago, and one that has waited for a quarter of an hour."""
    superuser.execute(
        "with job as (insert into procrastinate_jobs (queue_name, task_name, status) values"
        " ('default', 'some.job', 'failed') returning id) insert into procrastinate_events (job_id, type, at)"
        " select id, 'failed', now() - interval '1 hour' from job"
    )
    superuser.execute(
        "insert into procrastinate_jobs (queue_name, task_name) values ('default', 'another.job')"
    )
    superuser.execute(
        "update procrastinate_events set at = now() - interval '15 minutes' where type = 'deferred'"
    )


def found(**more):
    return {one.about: one for one in read_findings(**more)}


def test_an_administrator_reads_it_and_it_stands_in_the_menu(client_of):
    client = client_of("gulnara")
    text = client.get(PAGE).content.decode()
    assert "<h1>State of the system</h1>" in text and "No background worker is running." in text
    assert f'href="{PAGE}"' in client.get("/").content.decode()


def test_nobody_else_reads_it_and_a_refusal_is_on_the_trail(client_of):
    assert {client_of(name).get(PAGE).status_code for name in ("aigul", "damira", "farida", "timur")} == {403}
    assert Entry.objects.using("owner").filter(act="oversight.state.read", outcome="refused").count() == 4


def test_a_visitor_is_sent_to_sign_in(db):
    answer = Client().get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, f"/account/sign-in/?next={PAGE}")


def test_each_part_of_the_page_is_shown_where_there_is_something(client_of, monkeypatch):
    said = [
        finding_in_words(
            "disk", WRONG, "Free: %(free)s GB of the disk on which the data of Umai lie.", "Mend.", free=1
        ),
        finding_in_words("worker", NOTE, "No background worker is running.", "Look."),
        finding_in_words("jobs", GOOD, "No job waits. Failed in the last day: %(failed)s.", failed=0),
    ]
    monkeypatch.setattr(views, "read_findings", lambda: said)
    text = client_of("gulnara").get(PAGE).content.decode()
    parts = [
        "To be mended now",
        "Free: 1 GB",
        "Mend.",
        "To be looked at",
        "Look.",
        "In order",
        "No job waits",
    ]
    assert [text.index(one) for one in parts] == sorted(text.index(one) for one in parts)

    monkeypatch.setattr(views, "read_findings", lambda: said[2:])
    text = client_of("gulnara").get(PAGE).content.decode()
    assert "Nothing has to be mended now" in text
    assert "To be mended now" not in text and "To be looked at" not in text


def test_the_first_page_says_what_is_to_be_mended_or_that_nothing_is(client_of, monkeypatch):
    wrong = finding_in_words("disk", WRONG, "Free: %(free)s GB.", "Delete old copies.", free=1)
    good = finding_in_words("jobs", GOOD, "No job waits. Failed in the last day: %(failed)s.", failed=0)
    monkeypatch.setattr(front_state, "read_findings", lambda: [good, wrong])
    words = words_of(client_of("gulnara").get("/"))
    assert "What to do: Delete old copies." in words and "Nothing has to be mended now" not in words
    assert words.rindex("Free: 1 GB.") < words.index("No job waits.")  # in the table too, what is wrong first

    monkeypatch.setattr(front_state, "read_findings", lambda: [good])
    words = words_of(client_of("gulnara").get("/"))
    assert "Nothing has to be mended now" in words and "What to do:" not in words


def test_a_queue_that_piles_up_and_jobs_that_failed_are_counted(failed_job):
    jobs = found()["jobs"]
    assert (jobs.state, jobs.values["waiting"], jobs.values["failed"]) == (WRONG, 1, 1)


def test_wrong_passwords_and_codes_of_a_day_are_counted_without_a_name(superuser, db):
    for name, failures, ago in (
        ("hash-one", 4, "1 hour"),
        ("hash-two", 2, "1 hour"),
        ("hash-three", 9, "2 days"),
    ):
        superuser.execute(
            "insert into axes_accessattempt (username, ip_address, user_agent, http_accept, path_info, get_data,"
            " post_data, failures_since_start, attempt_time) values (%s, null, '', '', '', '', '', %s,"
            " now() - %s::interval)",
            [name, failures, ago],
        )
    tries = found()["sign-in"]
    assert (tries.state, tries.values) == (GOOD, {"passwords": 6, "codes": 0})
    superuser.execute("update axes_accessattempt set failures_since_start = 100")
    tries = found()["sign-in"]
    assert tries.state == WRONG and "hash" not in tries.says + tries.mend


@pytest.mark.parametrize("alias", ["default", "owner"])
def test_the_pages_and_the_doctor_read_the_same(db, alias):
    assert [one.about for one in read_findings(using=alias)][:4] == [
        "backup",
        "worker",
        "jobs",
        "heads of the trail",
    ]


def test_every_sentence_is_said_in_each_language(failed_job):
    for one in read_findings():
        english = in_words(one)
        for language in ("ky", "ru"):
            with override(language):
                said = in_words(one)
            assert said.about != english.about and said.says != english.says
            assert not one.mend or said.mend != one.mend
            assert "%(" not in said.about + said.says + said.mend


class TestTheMail:
    """Once a day, only when something is wrong, and of nobody."""

    @pytest.fixture
    def sent(self, monkeypatch):
        """What was handed to the mail server: (to, message)."""
        mails = []
        monkeypatch.setattr(
            mail.post, "send", lambda server, notice, to, message: mails.append((to, message))
        )
        return mails

    @pytest.fixture
    def gulnara_has_an_email(self, db):
        worker = Term.objects.using("owner").get(role=Role.ADMINISTRATOR).worker_id
        Particulars.objects.using("owner").update_or_create(
            worker_id=worker, defaults={"email": "admin@example.kg", "language": "ru"}
        )

    def test_what_is_wrong_is_told_once_a_day(self, sent, gulnara_has_an_email):
        assert mail.mail_what_is_wrong(on=today(), using="owner", ways=WITH_MAIL) == 1
        assert mail.mail_what_is_wrong(on=today(), using="owner", ways=WITH_MAIL) == 0
        ((to, message),) = sent
        assert to == "admin@example.kg" and "Что сделать:" in message.long and "Гулнара" not in message.long
        assert mail.mail_what_is_wrong(on=today() + timedelta(days=1), using="owner", ways=WITH_MAIL) == 1

    def test_nothing_is_sent_where_nothing_is_wrong(self, sent, gulnara_has_an_email, monkeypatch):
        monkeypatch.setattr(mail, "read_findings", lambda using: [finding_in_words("disk", NOTE, "-")])
        assert mail.mail_what_is_wrong(on=today(), using="owner", ways=WITH_MAIL) == 0 and not sent

    def test_without_a_mail_server_or_an_address_the_day_stays_open(self, sent, db):
        for ways in (Ways(), WITH_MAIL):
            assert mail.mail_what_is_wrong(on=today(), using="owner", ways=ways) == 0
        assert not sent and not mail.is_told(today(), "owner")

    def test_a_server_that_refuses_is_noted_and_no_failure(self, gulnara_has_an_email, monkeypatch, caplog):
        def refuse(*args):
            raise NotSent("smtp_554")

        monkeypatch.setattr(mail.post, "send", refuse)
        assert mail.mail_what_is_wrong(on=today(), using="owner", ways=WITH_MAIL) == 0
        assert "smtp_554" in caplog.text and "admin@example.kg" not in caplog.text

    def test_another_worker_that_was_faster_sends_it_alone(self, sent, gulnara_has_an_email, monkeypatch):
        DailyRun.objects.using("owner").create(what=DailyWork.STATE, day=today())
        monkeypatch.setattr(mail, "is_told", lambda on, using: False)
        assert mail.mail_what_is_wrong(on=today(), using="owner", ways=WITH_MAIL) == 0 and not sent


@pytest.mark.parametrize(
    ("reason", "said"), [("not_set_up", "sending is not set up"), ("smtp_550", "smtp_550")]
)
def test_why_nothing_was_sent_is_said_in_words_where_there_are_some(reason, said):
    (found,) = checks.check_sending(settings.MACHINE, [SentOfDay("sms", 0, 0, 1, reason)])
    assert f"(last: {said})" in in_words(found).says

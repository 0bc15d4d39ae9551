"""A new sign-in code, and a post for somebody who can sign in already: never by one person."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, connection

from tests.cast import id_of
from tests.second_person import speaker
from tests.tampering import without_triggers
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.offices.models import StaffRequest
from umai.offices.people.actions import TermOver, appoint_worker, end_term, give_account
from umai.offices.requests.actions import agree_to_request, refuse_request, show_code
from umai.offices.requests.reading import own_requests, waiting_requests
from umai.offices.staff import today
from umai.staff.models import Account, Enrolment, Role, Term, Worker
from umai.trail.models import Entry


def soon():
    return today() + timedelta(days=7)


@pytest.fixture
def asked(gulnara, person):
    """Gulnara asked for a new code of the auditor's account, with which he signs in."""
    return give_account(person("timur"), by=gulnara, username="timur", reason="His telephone was stolen.")


@pytest.fixture
def second(db, person):
    """Another administrator."""
    return administrator("Второй")


def administrator(surname, superior=None):
    worker = Worker.objects.using("owner").create(surname=surname, given="Нурлан")
    Term.objects.using("owner").create(
        worker=worker,
        office_id=id_of("office", "ministry"),
        role=Role.ADMINISTRATOR,
        superior_id=superior,
        from_on=today() - timedelta(days=30),
    )
    return speaker(worker.pk)


def say(by, statement, *values):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def begin_anew(superuser):
    """Let the administrator have the post for five days, as in a new installation."""
    with without_triggers(superuser):
        superuser.execute("update staff_term set from_on = current_date - 5 where role = 'administrator'")


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def codes():
    return Enrolment.objects.using("owner").count()


class TestACode:
    def test_one_administrator_becomes_nobody(self, asked):
        assert isinstance(asked, StaffRequest) and codes() == 0
        assert last_entry() == ("offices.give_account", "done")

    def test_it_is_not_shown_before_another_agreed(self, asked, gulnara):
        with pytest.raises(NeedsAnotherPerson):
            show_code(asked, by=gulnara)
        assert codes() == 0

    def test_an_account_in_use_is_one_with_a_second_factor_too(self, gulnara, person):
        account = Account.objects.using("owner").get(username="timur")
        account.set_unusable_password()
        account.save(using="owner")
        Authenticator.objects.using("owner").create(user_id=account.pk, type="totp", data={})
        assert isinstance(give_account(person("timur"), by=gulnara, username="timur"), StaffRequest)

    def test_another_administrator_agrees_and_who_asked_is_shown_it_once(self, asked, gulnara, second):
        agree_to_request(asked, by=second)
        assert last_entry() == ("offices.agree_staff", "done") and codes() == 0
        assert show_code(asked, by=gulnara).one_time_code
        assert last_entry() == ("offices.show_code", "done")
        with pytest.raises(AlreadyAnswered):
            show_code(asked, by=gulnara)
        assert codes() == 1

    def test_the_one_who_agreed_is_not_shown_it(self, asked, second):
        agree_to_request(asked, by=second)
        with pytest.raises(NeedsAnotherPerson):
            show_code(asked, by=second)

    def test_the_head_of_the_holder_agrees(self, gulnara, person, damira):
        asked = give_account(person("erlan"), by=gulnara, username="erlan")
        agree_to_request(asked, by=damira)
        assert show_code(asked, by=gulnara).one_time_code

    def test_who_asked_and_who_is_not_responsible_do_not(self, asked, gulnara, damira, farida):
        for by in (gulnara, damira, farida):
            with pytest.raises(NeedsAnotherPerson):
                agree_to_request(asked, by=by)

    def test_who_is_under_the_one_who_asked_does_not(self, asked, gulnara):
        with pytest.raises(NeedsAnotherPerson):
            agree_to_request(asked, by=administrator("Подчинённый", superior=gulnara.pk))

    def test_a_second_account_of_who_asked_does_not(self, asked, gulnara):
        twin = administrator("Орозова")
        Worker.objects.using("owner").filter(pk=twin.pk).update(given=gulnara.worker.given)
        with pytest.raises(NeedsAnotherPerson):
            agree_to_request(asked, by=twin)

    def test_a_refusal_says_why_and_nothing_is_given(self, asked, gulnara, second):
        with pytest.raises(Incomplete):
            refuse_request(asked, by=second, words=" ")
        refuse_request(asked, by=second, words="He says that he did not ask.")
        assert last_entry() == ("offices.refuse_staff", "done")
        with pytest.raises(NeedsAnotherPerson):
            show_code(asked, by=gulnara)

    def test_after_a_week_it_is_asked_anew(self, asked, second, superuser):
        with without_triggers(superuser):
            superuser.execute("update offices_staffrequest set recorded_at = now() - interval '8 days'")
        with pytest.raises(NeedsAnotherPerson):
            agree_to_request(asked, by=second)

    def test_a_code_to_which_another_agreed_is_given_for_a_week(self, asked, gulnara, second, superuser):
        agree_to_request(asked, by=second)
        with without_triggers(superuser):
            superuser.execute("update offices_staffrequest set recorded_at = now() - interval '8 days'")
        with pytest.raises(NeedsAnotherPerson):
            show_code(asked, by=gulnara)
        assert codes() == 0

    def test_a_brand_new_account_needs_one_person(self, gulnara, person):
        assert give_account(person("erlan"), by=gulnara, username="erlan2").one_time_code

    def test_it_waits_for_others_and_not_for_who_asked(self, asked, gulnara, second):
        assert [one.pk for one in waiting_requests(second)] == [asked.pk]
        assert waiting_requests(gulnara) == []

    def test_no_answer_by_sql(self, asked, gulnara):
        with pytest.raises(DatabaseError, match="row-level security"):
            say(
                gulnara,
                "insert into offices_staffanswer (id, request_id, agreed, reason)"
                " values (gen_random_uuid(), %s, true, '')",
                asked.pk,
            )

    def test_no_code_by_sql_of_the_role_of_accounts(self, asked):
        account = Account.objects.get(username="timur")
        with pytest.raises(DatabaseError, match="another person"):
            Enrolment.objects.create(
                account=account, code_hash=b"x", expires_at="2099-01-01T00:00Z", request_id=asked.pk
            )

    def test_no_code_of_a_new_account_is_turned_to_one_in_use(self, gulnara, person):
        give_account(person("erlan"), by=gulnara, username="erlan2")
        with pytest.raises(DatabaseError, match="stays"):
            Enrolment.objects.update(account=Account.objects.get(username="timur"))

    def test_a_request_is_never_changed(self, asked, superuser):
        with pytest.raises(Exception, match="never changed"):
            superuser.execute("update offices_staffrequest set alone = true")


class TestAPost:
    @pytest.fixture
    def free(self, person):
        """Azamat's post has ended; he still has his account."""
        Term.objects.using("owner").filter(pk=id_of("term", "azamat")).update(to_on=today())
        return person("azamat")

    def test_for_somebody_with_an_account_it_is_only_asked_for(self, free, office, damira):
        asked = appoint_worker(
            office("nookat"),
            by=damira,
            role=Role.SPECIALIST,
            from_on=soon(),
            worker=free,
            reason="He studied.",
        )
        assert isinstance(asked, StaffRequest)
        assert not Term.objects.filter(worker=free, role=Role.SPECIALIST).exists()

    def test_it_is_given_when_another_agrees(self, free, office, damira, gulnara):
        said = {"role": Role.SPECIALIST, "from_on": soon(), "worker": free}
        asked = appoint_worker(office("nookat"), by=damira, **said)
        agree_to_request(asked, by=gulnara)
        term = Term.objects.get(worker=free, role=Role.SPECIALIST)
        assert (term.from_on, term.office_id, term.request_id) == (soon(), office("nookat").pk, asked.pk)

    def test_a_new_person_s_first_post_stays_with_one(self, office, damira):
        names = {"surname": "Абдыраева", "given": "Нургүл", "patronymic": ""}
        term = appoint_worker(office("nookat"), by=damira, role=Role.SPECIALIST, from_on=soon(), names=names)
        assert isinstance(term, Term)

    def test_a_further_administrator_is_made_by_two(self, office, gulnara, second):
        names = {"surname": "Абдыраева", "given": "Нургүл", "patronymic": ""}
        said = {"role": Role.ADMINISTRATOR, "from_on": soon(), "names": names}
        assert isinstance(appoint_worker(office("ministry"), by=gulnara, **said), StaffRequest)

    def test_not_by_sql_either(self, free, office, damira):
        with pytest.raises(DatabaseError, match="another person"):
            say(
                damira,
                "insert into staff_term (id, worker_id, office_id, role, from_on)"
                " values (gen_random_uuid(), %s, %s, 'specialist', %s)",
                free.pk,
                office("nookat").pk,
                soon(),
            )

    def test_a_post_is_not_changed_into_more(self, free, gulnara):
        term = Term.objects.using("owner").filter(pk=id_of("term", "azamat"))
        term.update(ended_at="2026-01-01T00:00Z")
        for change in (
            *("role = 'specialist'", "from_on = '2019-01-01'", "to_on = '2099-01-01'", "ended_at = null"),
        ):
            with pytest.raises(DatabaseError, match="only ends"):
                say(gulnara, f"update staff_term set {change} where id = %s", id_of("term", "azamat"))

    def test_a_post_ends_by_one_person(self, person, damira):
        term = Term.objects.select_related("office__place").get(pk=id_of("term", "aigul"))
        assert end_term(term, by=damira).ended_at

    def test_a_last_day_is_not_put_off(self, person, damira):
        term = Term.objects.select_related("office__place").get(pk=id_of("term", "aigul"))
        end_term(term, by=damira, to_on=soon())
        with pytest.raises(TermOver):
            end_term(term, by=damira, to_on=soon() + timedelta(days=30))
        assert Term.objects.get(pk=term.pk).to_on == soon()


class TestTheFirstDays:
    """A new installation has one administrator."""

    @pytest.fixture
    def fresh(self, superuser, db):
        begin_anew(superuser)

    def test_one_is_enough_and_it_shows(self, fresh, gulnara, person, client_of):
        asked = give_account(person("timur"), by=gulnara, username="timur")
        assert asked.alone and show_code(asked, by=gulnara).one_time_code
        page = client_of("gulnara").get(f"/offices/workers/{person('timur').pk}/").text
        assert "There was no second administrator yet" in page

    def test_of_what_waits_for_a_second_one_nothing_is_said_of_the_first_days(self, asked, person, client_of):
        page = client_of("gulnara").get(f"/offices/workers/{person('timur').pk}/").text
        assert "Орозова Гүлнара asked for a new sign-in code for Алиев Тимур." in page
        assert "There was no second administrator yet" not in page

    def test_not_after_fourteen_days(self, asked, superuser):
        assert not StaffRequest.objects.using("owner").get().alone
        for days, enough in ((13, True), (14, False)):
            with without_triggers(superuser):
                superuser.execute(
                    "update staff_term set from_on = access_today() - %s::int where role = 'administrator'",
                    [days],
                )
            assert superuser.execute("select offices_one_suffices()").fetchone() == (enough,), days

    def test_not_when_there_is_a_second_one(self, fresh, second, gulnara, person):
        assert isinstance(give_account(person("timur"), by=gulnara, username="timur"), StaffRequest)

    def test_nobody_says_it_of_a_request_of_their_own(self, gulnara, person):
        with gulnara.speaking():
            row = StaffRequest.objects.create(kind="code", worker=person("timur"), account_id=1, alone=True)
            row.refresh_from_db()
        assert not row.alone


class TestPages:
    def test_who_asked_reads_that_it_waits(self, client_of, person):
        address = f"/offices/workers/{person('timur').pk}/account/"
        answer = client_of("gulnara").post(address, {"username": "timur", "reason": "Stolen."})
        page = client_of("gulnara").get(answer.url)
        assert "It waits for a second person" in page.text and "Stolen." in page.text

    def test_the_head_agrees_and_the_code_is_shown(self, client_of, person):
        address = f"/offices/workers/{person('erlan').pk}/account/"
        page = client_of("gulnara").post(address, {"username": "erlan"}).url
        head, asker = client_of("damira"), client_of("gulnara")
        assert f'href="{page}"' in head.get("/").text
        assert "Ask the person yourself" in head.get(page).text
        assert head.post(page).url == page
        assert "Show the code" in asker.get(page).text and "Show the code" not in head.get(page).text
        assert "<code>" in asker.post(f"{page}code/").text

    def test_the_code_page_says_so_where_nobody_agreed_yet(self, client_of, asked):
        answer = client_of("gulnara").post(f"{asked.get_absolute_url()}code/")
        assert "Another person has to agree first." in answer.text

    def test_who_does_not_agree_says_why(self, client_of, person, gulnara):
        asked = give_account(person("erlan"), by=gulnara, username="erlan")
        page = asked.get_absolute_url()
        assert "I do not agree" in client_of("damira").get(f"{page}no/").text
        client_of("damira").post(f"{page}no/", {"words": "He is on holiday."})
        shown = client_of("gulnara").get(page).text
        assert "Another person did not agree." in shown and "He is on holiday." in shown
        assert "Nothing is to be answered here." in client_of("gulnara").get(f"{page}no/").text

    def test_the_holder_and_the_head_are_told(self, client_of, person, gulnara):
        give_account(person("erlan"), by=gulnara, username="erlan")
        for who in ("erlan", "damira"):
            assert "asked for a new sign-in code for Мамытов Эрлан" in client_of(who).get("/").text
        assert "asked for a new sign-in code" not in client_of("aigul").get("/").text

    def test_a_post_is_asked_for_on_the_page(self, client_of, office, person):
        Term.objects.using("owner").filter(pk=id_of("term", "azamat")).update(to_on=today())
        typed = {"worker": str(person("azamat").pk), "role": "specialist", "from_on": soon().isoformat()}
        client = client_of("damira")
        page = client.get(client.post(f"/offices/{office('nookat').pk}/appoint/", typed).url).text
        assert "It waits for a second person" in page and "specialist" in page

    def test_what_one_gave_alone_says_so(self, client_of, gulnara, person, superuser):
        begin_anew(superuser)
        give_account(person("timur"), by=gulnara, username="timur")
        row = StaffRequest.objects.using("owner").get()
        assert "one person was enough" in client_of("gulnara").get(row.get_absolute_url()).text

    def test_a_request_of_others_is_found_by_nobody_else(self, client_of, asked):
        assert client_of("damira").get(asked.get_absolute_url()).status_code == 404


class TestWhatOneAskedFor:
    """Whoever asked finds on the first page what became of it, until it came to its end."""

    def state(self, by):
        with by.speaking():
            return [state for _one, state in own_requests(by)]

    def test_it_waits_then_the_code_can_be_shown_and_then_it_is_over(self, asked, gulnara, second):
        assert self.state(gulnara) == ["waits"]
        agree_to_request(asked, by=second)
        assert self.state(gulnara) == ["agreed"]
        show_code(asked, by=gulnara)
        assert self.state(gulnara) == []

    def test_a_refusal_is_found(self, asked, gulnara, second):
        refuse_request(asked, by=second, words="He says that he did not ask.")
        assert self.state(gulnara) == ["refused"]

    def test_a_post_that_was_agreed_to_is_given_and_over(self, gulnara, person, second, superuser):
        asked = give_account(person("timur"), by=gulnara, username="timur")
        with without_triggers(superuser):
            superuser.execute(
                "update offices_staffrequest set kind = 'post', account_id = null, office_id = %s, role = 'auditor',"
                " from_on = current_date where id = %s",
                [id_of("office", "ministry"), asked.pk],
            )
        assert self.state(gulnara) == ["waits"]
        with without_triggers(superuser):
            superuser.execute(
                "insert into offices_staffanswer (id, request_id, agreed, reason, transaction)"
                " values (gen_random_uuid(), %s, true, '', 0)",
                [asked.pk],
            )
        assert self.state(gulnara) == []

    def test_another_administrator_does_not_have_it(self, asked, second):
        assert self.state(second) == []

    def test_the_first_page_leads_to_it(self, asked, second, client_of):
        assert "waits for another person" in client_of("gulnara").get("/").text
        agree_to_request(asked, by=second)
        page = client_of("gulnara").get("/").text
        assert f'href="{asked.get_absolute_url()}"' in page and "the code can be shown to you now" in page
        assert "the code can be shown" not in client_of("damira").get("/").text

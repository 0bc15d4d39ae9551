"""Letters of those who watch: who writes them about what, who answers them, and what nobody else learns."""

import re
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.urls import reverse
from psycopg.errors import InsufficientPrivilege

from tests.cast import id_of
from tests.looking import reading
from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.access.policy.table import ROLES_OF_ACT
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.access.sessions import Speaker
from umai.guardianship.tests.conftest import register
from umai.justice.settled.watching import file_number
from umai.justice.tests.conftest import wall
from umai.justice.tests.duties.conftest import asked
from umai.justice.tests.matters import settled_of_incident, written
from umai.law.justice.watching import letter_due_on
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.rights.erasure.actions import agree_to_erasure
from umai.rights.tests.conftest import proposed_erasure
from umai.staff.models import Office, OfficeKind
from umai.trail.jobs import sequence_entries
from umai.trail.models import Entry
from umai.trail.rows.verification import compare_rows
from umai.watch.letters.actions import answer_letter, write_letter
from umai.watch.letters.models import WatchLetter, WatchLetterAnswer
from umai.watch.rows import WatchRow
from umai.watch.tests.conftest import seen

ASKED = "Эмне үчүн бул бала корголбой калды?"
SAID = "Кечээ барып көрдүк, коргоо башталды."


@pytest.fixture
def department(db):
    return Office.objects.get(kind=OfficeKind.DISTRICT, pk=id_of("office", "nookat"))


def write(by, office, slug="repeated", **more):
    (row,) = seen(slug, by)
    return write_letter(office, by=by, of_list=slug, row=row, **{"words": ASKED} | more)


def count_of(by, table):
    with by.speaking():
        return by.ask(f"select count(*) from {table}")[0][0]


def long_ago(superuser):
    """All letters were written two months ago."""
    with without_triggers(superuser):
        superuser.execute("update watch_watchletter set written_on = written_on - 60, due_on = due_on - 60")


class TestWriting:
    @pytest.mark.parametrize("who", ["omurbek", "begimai", "prosecutor"])
    def test_numbers_the_letter_in_the_book_of_the_office(self, who, beaten, department, request):
        by = request.getfixturevalue(who)
        first, second = write(by, department), write(by, department)
        assert [one.number for one in (first, second)] == [1, 2]
        assert {one.year for one in (first, second)} == {today().year}
        assert first.from_office_id == by.reach.office_id and first.written_on == today()
        assert first.due_on == letter_due_on(today()) and first.child_id == beaten.pk

    def test_counts_each_office_for_itself(self, beaten, department, omurbek, begimai):
        assert write(omurbek, department).number == write(begimai, department).number == 1

    def test_is_not_about_a_district_that_another_prosecutor_watches_over(
        self, beaten, department, omurbek, far_prosecutor
    ):
        (row,) = seen("repeated", omurbek)
        with pytest.raises(NotPermitted):
            write_letter(department, by=far_prosecutor, of_list="repeated", row=row, words=ASKED)

    def test_is_not_about_a_child_of_another_district(self, beaten, department, omurbek, jyldyz):
        (row,) = seen("repeated", omurbek)
        elsewhere = row._replace(child=register(jyldyz).pk)
        with pytest.raises(NotPermitted):
            write_letter(department, by=omurbek, of_list="repeated", row=elsewhere, words=ASKED)

    def test_is_not_about_a_child_behind_a_wall(self, beaten, department, omurbek):
        (row,) = seen("repeated", omurbek)
        wall(omurbek.worker, beaten)
        omurbek.__dict__.pop("reach", None)
        with pytest.raises(NotPermitted):
            write_letter(department, by=omurbek, of_list="repeated", row=row, words=ASKED)

    def test_says_what_is_asked(self, beaten, department, omurbek):
        with pytest.raises(Incomplete):
            write(omurbek, department, words=" ")

    def test_stands_on_the_trail_of_the_child(self, beaten, department, omurbek):
        letter = write(omurbek, department)
        entry = Entry.objects.using("owner").get(act="watch.write_letter")
        assert (entry.worker_id, entry.record_id, entry.child_id) == (omurbek.pk, letter.pk, beaten.pk)

    def test_is_refused_by_the_database_in_the_name_of_another_office(self, beaten, department, omurbek):
        letter = write(omurbek, department)
        row = {
            "to_office": department,
            "of_list": "repeated",
            "about": beaten.pk,
            "district_id": letter.district_id,
        }
        said = {
            "owed_on": today(),
            "due_on": today(),
            "words": "x",
            "from_office_id": id_of("office", "nookat"),
        }
        with omurbek.speaking():
            forged = WatchLetter.objects.create(
                **row | said | {"to_office_id": id_of("office", "nookat_first")}
            )
            forged.refresh_from_db()
        assert forged.from_office_id == omurbek.reach.office_id and forged.number == letter.number + 1

    @pytest.mark.parametrize("who", ["aigul", "damira", "bakyt"])
    def test_is_refused_by_the_database_to_any_other_role(self, who, beaten, department, omurbek, request):
        letter, by = write(omurbek, department), request.getfixturevalue(who)
        with pytest.raises(DatabaseError) as refused, by.speaking():
            WatchLetter.objects.create(
                to_office=department,
                of_list="repeated",
                about=letter.about,
                district_id=letter.district_id,
                owed_on=today(),
                due_on=today(),
                words="x",
            )
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    @pytest.mark.parametrize(
        "statement",
        [
            "update watch_watchletter set words = 'x'",
            "delete from watch_watchletter",
            "update watch_watchletteranswer set words = 'x'",
        ],
    )
    def test_what_was_written_stays(self, statement, beaten, department, omurbek, damira, superuser):
        answer_letter(write(omurbek, department), by=damira, words=SAID)
        with pytest.raises(DatabaseError), omurbek.speaking(), connection.cursor() as cursor:
            cursor.execute(statement)
        with pytest.raises(Exception, match="never changed"):
            superuser.execute(statement)


class TestAnswering:
    @pytest.fixture
    def letter(self, beaten, department, omurbek):
        return write(omurbek, department)

    def test_is_by_the_office_to_which_it_is_addressed(self, letter, damira):
        answer = answer_letter(letter, by=damira, words=SAID)
        with damira.speaking():
            answer.refresh_from_db()
        assert (answer.words, answer.answered_on, answer.recorded_by_id) == (SAID, today(), damira.pk)

    @pytest.mark.parametrize("who", ["omurbek", "begimai", "aigul", "cholpon", "farida", "erlan"])
    def test_is_for_nobody_else(self, who, letter, request):
        with pytest.raises(NotPermitted):
            answer_letter(letter, by=request.getfixturevalue(who), words=SAID)

    @pytest.mark.parametrize("who", ["omurbek", "aigul", "cholpon", "farida", "erlan"])
    def test_is_refused_by_the_database_to_anybody_else(self, who, letter, request):
        by = request.getfixturevalue(who)
        with pytest.raises(DatabaseError) as refused, by.speaking():
            WatchLetterAnswer.objects.create(letter_id=letter.pk, words=SAID)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    def test_is_given_once(self, letter, damira):
        answer_letter(letter, by=damira, words=SAID)
        with pytest.raises(AlreadyAnswered):
            answer_letter(letter, by=damira, words="Дагы.")
        with pytest.raises(IntegrityError), damira.speaking():
            WatchLetterAnswer.objects.create(letter_id=letter.pk, words=SAID)

    def test_says_something(self, letter, damira):
        with pytest.raises(Incomplete):
            answer_letter(letter, by=damira, words="")

    def test_stands_on_the_trail_of_the_child(self, letter, beaten, damira):
        answer = answer_letter(letter, by=damira, words=SAID)
        entry = Entry.objects.using("owner").get(act="watch.answer_letter")
        assert (entry.record_id, entry.child_id, entry.outcome) == (answer.pk, beaten.pk, "done")


def test_the_policy_and_the_database_know_the_same_roles():
    sql = (Path(__file__).parents[1] / "sql" / "policies_of_watch_watchletter.sql").read_text()
    inserted, seen_by = re.findall(r"access_role\(\)\) in \(([^)]*)\)", sql)
    assert set(re.findall(r"'(\w+)'", inserted)) == ROLES_OF_ACT["watch.write_letter"]
    assert set(re.findall(r"'(\w+)'", seen_by)) == ROLES_OF_ACT["watch.letters.read"]


class TestWhoReads:
    @pytest.fixture
    def letter(self, beaten, department, omurbek, damira):
        letter = write(omurbek, department)
        answer_letter(letter, by=damira, words=SAID)
        return letter

    @pytest.mark.parametrize(
        ("who", "count"),
        [
            ("omurbek", 1),
            ("damira", 1),
            ("erlan", 1),
            ("begimai", 0),
            ("aigul", 0),
            ("farida", 0),
            ("bakyt", 0),
        ],
    )
    def test_is_the_office_that_writes_and_the_one_that_owes(self, who, count, letter, request):
        by = request.getfixturevalue(who)
        assert count_of(by, "watch_watchletter") == count_of(by, "watch_watchletteranswer") == count

    def test_is_nobody_behind_a_wall(self, letter, beaten, damira):
        wall(damira.worker, beaten)
        assert count_of(damira, "watch_watchletter") == count_of(damira, "watch_watchletteranswer") == 0

    def test_reaches_no_file_by_it(self, letter, beaten, omurbek):
        with reading(omurbek):
            assert omurbek.ask(
                "select count(*) from register_identity where child_id = %(pk)s", pk=beaten.pk
            ) == [(0,)]


class TestThePages:
    def sent(self, client, beaten, case):
        url = reverse("watch:write_letter", args=["repeated", case])
        form = client.get(url)
        number = re.search(r'name="id" value="([^"]+)"', form.content.decode()).group(1)
        return client.post(url, {"id": number, "words": ASKED}), words_of(form)

    def row(self, by):
        return seen("repeated", by)[0].id

    def test_lead_from_the_row_to_the_answer(self, beaten, omurbek, client_of, superuser):
        watcher, head, row = client_of("omurbek"), client_of("damira"), self.row(omurbek)
        listed = watcher.get(reverse("watch:rows", args=["repeated"])).content.decode()
        url = reverse("watch:write_letter", args=["repeated", row])
        assert url in listed
        answer, said = self.sent(watcher, beaten, row)
        assert file_number(beaten.pk) in said and "protection in the open case" in said
        letter = answer.headers["Location"]
        assert ASKED in watcher.get(letter).content.decode()
        assert reverse("watch:letters") in head.get("/").content.decode()
        asked = words_of(head.get(letter))
        assert ASKED in asked and file_number(beaten.pk) in asked and "Асанов" not in asked
        listed = words_of(watcher.get(reverse("watch:rows", args=["repeated"])))
        assert "No. 1/" in listed and "no answer" not in listed
        long_ago(superuser)
        assert "no answer" in words_of(watcher.get(reverse("watch:rows", args=["repeated"])))
        assert "late" in words_of(head.get(reverse("watch:letters")))
        assert "1 without an answer past its day" in words_of(watcher.get(reverse("watch:board")))
        number = re.search(r'name="id" value="([^"]+)"', head.get(letter).content.decode()).group(1)
        assert head.post(letter, {"id": number, "words": SAID}).headers["Location"] == letter
        assert SAID in words_of(watcher.get(letter))
        assert "answered" in words_of(watcher.get(reverse("watch:rows", args=["repeated"])))
        assert reverse("watch:letters") not in head.get("/").content.decode()

    def test_show_what_waits_before_all_that_was_answered(
        self, beaten, department, omurbek, damira, client_of, monkeypatch
    ):
        monkeypatch.setattr("umai.watch.letters.reading.PAGE", 2)
        letters = [write(omurbek, department) for _one in range(4)]
        for one in letters[:3]:
            answer_letter(one, by=damira, words=SAID)
        for who in ("damira", "omurbek"):
            said = words_of(client_of(who).get(reverse("watch:letters")))
            found = re.findall(rf"No. (\d)/{today().year}", said)
            assert found[0] == "4" and len(found) == 2

    def test_show_who_watches_also_what_came_to_the_own_office(
        self, incident, aigul, erlan, omurbek, prosecutor, client_of
    ):
        written(settled_of_incident(incident, aigul), erlan, prosecutor.office)
        write(omurbek, prosecutor.office, "settled")
        said = words_of(client_of("prosecutor").get(reverse("watch:letters")))
        assert "To your office No. 1/" in said and "From your office No letter yet" in said
        assert "To your office" not in words_of(client_of("omurbek").get(reverse("watch:letters")))

    def test_are_on_paper_for_who_has_no_page_here(self, incident, aigul, erlan, omurbek, client_of):
        written(settled_of_incident(incident, aigul), erlan)
        (row,) = seen("settled", omurbek)
        url = reverse("watch:write_letter", args=["settled", row.id])
        said = words_of(client_of("omurbek").get(url))
        assert "Write to it on paper." in said and "Send the letter" not in said

    def test_show_a_letter_to_no_other_office(self, beaten, department, omurbek, client_of):
        url = write(omurbek, department).get_absolute_url()
        assert client_of("begimai").get(url).status_code == client_of("aigul").get(url).status_code == 404
        assert client_of("gulnara").get(url).status_code in (403, 404)

    def test_know_no_row_that_is_not_in_the_list(self, beaten, client_of):
        url = reverse("watch:write_letter", args=["repeated", id_of("office", "nookat")])
        assert client_of("omurbek").get(url).status_code == 404
        url = reverse("watch:write_letter", args=["nothing", beaten.pk])
        assert client_of("omurbek").get(url).status_code == 404

    @pytest.mark.parametrize("language", ["ky", "ru"])
    def test_print_the_letter(self, language, beaten, department, omurbek, client_of):
        letter = write(omurbek, department)
        paper = client_of("damira").get(reverse("watch:print_letter", args=[letter.pk, language]))
        assert paper.content.startswith(b"%PDF") and paper.headers["Content-Type"] == "application/pdf"
        url = reverse("watch:print_letter", args=[letter.pk, "xx"])
        assert client_of("damira").get(url).status_code == 404

    def test_tell_a_body_that_keeps_no_file_no_number(self, child, aigul, omurbek, superuser, client_of):
        asked(child, aigul)
        with without_triggers(superuser):
            superuser.execute(
                "update justice_dutyquestion set asked_on = asked_on - 60, due_on = due_on - 60,"
                " happened_on = happened_on - 60"
            )
        (row,) = seen("silent", omurbek)
        school = Office.objects.get(pk=row.owes)
        letter = write_letter(school, by=omurbek, of_list="silent", row=row, words=ASKED)
        said = words_of(client_of("bakyt").get(letter.get_absolute_url()))
        assert ASKED in said and file_number(child.pk) not in said


class TestErasing:
    def test_takes_the_words_of_letters_and_answers_with_the_file(self, child, erlan, damira, omurbek):
        row = WatchRow(child.pk, child.pk, child.district_id, "", today(), today(), None)
        to = Office.objects.get(pk=id_of("office", "nookat"))
        letter = write_letter(to, by=omurbek, of_list="repeated", row=row, words=ASKED)
        answer_letter(letter, by=damira, words=SAID)
        agree_to_erasure(proposed_erasure(child, erlan), by=Speaker(damira.token))
        assert list(WatchLetter.objects.using("owner").values_list("words", "of_list")) == [("—", "repeated")]
        assert list(WatchLetterAnswer.objects.using("owner").values_list("words")) == [("—",)]
        sequence_entries(using="owner")
        assert [one for one in compare_rows() if one.where.startswith("watch_")] == []

"""A report that names somebody of the district's offices goes to the oblast, whatever the spelling, and in silence."""

import uuid

import pytest
from django.db import DatabaseError, connection

from tests.cast import NOOKAT, id_of
from umai.identification.models import Signal, StaffNameKey
from umai.identification.signal import conflict_of_interest
from umai.identification.signal.actions import write_down_signal
from umai.identification.signal.conflict_of_interest import name_pairs_in, name_pairs_of
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import last_entry, standing, told
from umai.names.keys import word_number
from umai.places.models import Place
from umai.register.models import Adult, AdultIdentity, Household, Membership
from umai.staff.models import Particulars, Term, Worker

HEAD = ("Жумабаева", "Дамира", "Маратовна")  # as the head of the department, with her father's name
SPELLINGS = [
    "Жумабаева Дамира",
    "дамира жумабаева",
    "ЖУМАБАЕВА ДАМИРА",
    "Джумабаева Дамира",
    "Jumabaeva Damira",
    "Dzhumabayeva Damira",
    "Damira Zhumabaeva",
    "Жумaбaевa Дaмирa",
    "Дамира Марат кызы",
    "Марат кызы Дамира",
    "Дамира Маратовна",
    "Damira Marat kyzy",
    "Дамира Мараткызы",
    "Жумабай кызы Дамира",
    "башкармалыктын башчысы Жумабаева Дамира, айылда баары билет",
    "это Дамира Маратовна, начальник отдела",
]
OTHERS = [
    "",
    "Дамира",
    "Жумабаева",
    "Жумабаев Марат",
    "Дамира эже, кошунасы",
    "Асанова Дамира",
    "Жумабаева Айгүл",
    "атасы",
    "директор школы",
    "Дамира, анын күйөөсү Асан, атасы Токтогул жана иниси Жумабаев Эрмек",
]


def meets(text):
    return bool(name_pairs_of(*HEAD) & set(name_pairs_in(text)))


def test_every_spelling_of_the_name_meets_it_and_another_person_or_one_part_alone_does_not():
    assert [text for text in SPELLINGS if not meets(text)] == []
    assert [text for text in OTHERS if meets(text)] == []


def test_a_long_text_is_looked_through_and_costs_little():
    text = "Ал киши түнүчүндө келип, балдарды урат. " * 30 + "Аты Жумабаева Дамира."
    assert meets(text)
    assert len(name_pairs_in("сөз " * 5000)) < 2000


@pytest.fixture
def known(worker_role):
    """The names of all staff are known, as the clock's job leaves them."""
    conflict_of_interest.write_staff_keys(using=worker_role)


def receives(text, **changes):
    """A report as the form's process sends it, of Nookat, with this feared person."""
    from django.db import connections
    from django.test import override_settings

    from umai.identification.report_form import database
    from umai.identification.report_form.state import ReportState

    answers = {
        "district": str(Place.objects.get(code=NOOKAT).pk),
        "concern": "violence",
        "happened": "Урат.",
        "feared": text,
        "works_here": "no",
        "danger": "no",
        "who": "other",
    } | changes

    class Language:
        code = "ky"

    with override_settings(UMAI_REPORT_DATABASE="public"):
        state = ReportState(answers=answers)
        code, _again = database.send_report(state, answers, Language, crowded=False)
        with connections["public"].cursor() as cursor:
            cursor.execute("select coalesce(current_setting('umai.feared', true), '')")
            assert cursor.fetchone() == ("",)
    return Signal.objects.using("owner").get(pk=state.signal_id), code


class TestFromTheForm:
    def test_a_head_who_is_named_does_not_see_it(self, known, damira, erlan, farida):
        one, _code = receives("Жумабаева Дамира")
        assert (one.keeper, one.feared_works_here) == ("oblast", False)
        assert standing(Signal, damira) == standing(Signal, erlan) == []
        assert [row.pk for row in standing(Signal, farida)] == [one.pk]

    def test_the_reporter_is_told_the_same(self, known):
        from django.test import override_settings

        from umai.identification.report_form import database as database
        from umai.identification.signal import codes

        with override_settings(UMAI_REPORT_DATABASE="public"):
            said = [
                database.find_by_code(codes.hash_of_code(receives(text)[1]))
                for text in ("Жумабаева Дамира", "Асан")
            ]
        assert said[0][0][1:] == said[1][0][1:] and said[0][1] == said[1][1]

    def test_nor_is_it_on_the_trail_of_the_district(self, known, damira):
        receives("Жумабаева Дамира", danger="yes")
        with damira.speaking(), connection.cursor() as cursor:
            cursor.execute("select count(*) from trail_entry where act like 'identification.%'")
            assert cursor.fetchone() == (0,)
            cursor.execute("select count(*) from notices_call")
            assert cursor.fetchone() == (0,)

    def test_staff_of_another_district_and_others_change_nothing(self, known):
        others = ("Бекова Чолпон", "Каримова Фарида", "Дамира", "Жумабаева Айгүл")
        staff = ("Исаев Бакыт", "Сатарова Каныкей", "Асанова Айгуль")  # of school and aiyl okmotu too
        kept = {name: receives(name)[0].keeper for name in others + staff}
        assert kept == dict.fromkeys(others, "district") | dict.fromkeys(staff, "oblast")

    def test_who_left_their_post_is_no_staff(self, known):
        Term.objects.using("owner").filter(worker_id=id_of("worker", "damira")).update(to_on="2024-01-01")
        assert receives("Жумабаева Дамира")[0].keeper == "district"


def test_who_lives_with_staff_counts_too(worker_role, db):
    """Where the register knows the household: the husband of the head, by her PIN."""
    Particulars.objects.using("owner").filter(worker_id=id_of("worker", "damira")).update(
        pin="10101198512345"
    )
    home = Household.objects.using("owner").create()
    for surname, given, pin in (("Жумабаева", "Дамира", "10101198512345"), ("Токтогулов", "Улан", "")):
        adult = Adult.objects.using("owner").create()
        AdultIdentity.objects.using("owner").create(adult=adult, surname=surname, given=given, pin=pin)
        Membership.objects.using("owner").create(household=home, adult=adult)
    conflict_of_interest.write_staff_keys(using=worker_role)
    assert receives("Улан Токтогулов")[0].keeper == "oblast"


class TestWrittenByStaff:
    def write(self, by, text):
        words = ReportWords(happened="He is beaten.", feared=text)
        return write_down_signal(by.office, by=by, **told(id=uuid.uuid4(), words=words))

    def test_the_office_of_the_named_person_does_not_see_it(self, known, bakyt, damira, erlan, farida):
        one = self.write(bakyt, "начальник Джумабаева Дамира")
        assert standing(Signal, damira) == standing(Signal, erlan) == []
        assert [row.keeper for row in standing(Signal, farida, pk=one.pk)] == ["oblast"]
        assert last_entry() == ("identification.write_down", "done")

    def test_the_next_one_is_compared_with_nothing_of_it(self, known, bakyt, erlan):
        with bakyt.speaking():
            self.write(bakyt, "Жумабаева Дамира")
            other = self.write(bakyt, "")
        assert [row.pk for row in standing(Signal, erlan)] == [other.pk]

    def test_the_page_of_the_writer_says_nothing_of_it(self, known, bakyt, client_of):
        self.write(bakyt, "Жумабаева Дамира")
        self.write(bakyt, "Асан")
        page = client_of("bakyt").get("/inbox/mine/").content.decode()
        assert "oblast" not in page and page.count("Waits to be read") in (0, 2)


class TestNoOracle:
    def test_no_page_asks_for_the_numbers(self, erlan):
        for statement in (
            "select * from identification_staffnamekey",
            "select identification_know_staff('[]', 2)",
            "select * from identification_staff_to_know(2, true)",
        ):
            with pytest.raises(DatabaseError), erlan.speaking(), connection.cursor() as cursor:
                cursor.execute(statement)
                pytest.fail(statement)

    def test_the_words_leave_no_number_behind(self, known, superuser):
        receives("Токтоболотов Кылычбек")
        wanted = str(word_number("киличбек"))
        tables = superuser.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        assert name_pairs_in("Токтоболотов Кылычбек")
        for (table,) in tables:
            found = superuser.execute(
                f"select exists (select from {table} t where t::text like %s)", [f"%{wanted}%"]
            )
            assert found.fetchone() == (False,), table

    def test_new_staff_are_known_by_the_next_run(self, known, worker_role):
        worker = Worker.objects.using("owner").create(surname="Ташиева", given="Нурайым")
        assert not StaffNameKey.objects.using("owner").filter(worker=worker).exists()
        assert conflict_of_interest.write_staff_keys(using=worker_role) == 1
        assert StaffNameKey.objects.using("owner").filter(worker=worker).exists()
        assert conflict_of_interest.write_staff_keys(using=worker_role) == 0

from argparse import ArgumentParser
from datetime import date

import pytest

from tests.cast import KOCHKOR, NOOKAT
from umai.offices.people import import_command
from umai.offices.people.import_command import UnusableStaffList, import_staff
from umai.staff.models import Account, Office, Particulars, Role, Term, Worker
from umai.trail.models import Entry

FIRST = "surname,given,patronymic,pin,username,office,place,role,from_on"
GOOD = [
    f"Абдыраева,Нургүл,,22503199012345,nurgul,district,{KOCHKOR},specialist,2026-03-05",
    f"Сулайманов,Чыңгыз,Бакытович,,,police,{NOOKAT},inspector,2026-03-05",
]


@pytest.fixture
def listed(tmp_path, db):
    def write(*lines, first=FIRST):
        path = tmp_path / "staff.csv"
        path.write_text("\n".join([first, *lines]) + "\n", encoding="utf-8")
        return path

    return write


def test_a_list_makes_offices_people_posts_and_accounts(listed):
    counted = import_staff(listed(*GOOD))
    assert (counted.offices, counted.people, counted.posts, counted.accounts) == (1, 2, 2, 1)
    term = Term.objects.get(worker__surname="Абдыраева")
    assert (term.role, term.from_on, term.office.kind) == (Role.SPECIALIST, date(2026, 3, 5), "district")
    assert Particulars.objects.get(pin="22503199012345").worker_id == term.worker_id
    assert not Account.objects.get(username="nurgul").has_usable_password()
    assert Office.objects.filter(kind="police").count() == 1
    assert Entry.objects.using("owner").filter(act="offices.import", outcome="done").count() == 2


def test_the_same_list_again_changes_nothing(listed):
    import_staff(listed(*GOOD))
    counted = import_staff(listed(*GOOD))
    assert (counted.offices, counted.people, counted.posts, counted.accounts) == (0, 0, 0, 0)


def test_a_dry_run_counts_and_changes_nothing(listed):
    assert import_staff(listed(*GOOD), dry_run=True).people == 2
    assert not Worker.objects.filter(surname="Абдыраева").exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (f"Абдыраева,,,,,district,{KOCHKOR},specialist,2026-03-05", "a given name"),
        (f"Абдыраева,Нургүл,,123,,district,{KOCHKOR},specialist,2026-03-05", "a PIN has 14 digits"),
        (f"Абдыраева,Нургүл,,,Нур,district,{KOCHKOR},specialist,2026-03-05", "a sign-in name"),
        (f"Абдыраева,Нургүл,,,,castle,{KOCHKOR},specialist,2026-03-05", "no such kind of office"),
        (f"Абдыраева,Нургүл,,,,district,{KOCHKOR},prosecutor,2026-03-05", "no such post"),
        ("Абдыраева,Нургүл,,,,district,00000000000000,specialist,2026-03-05", "no place has this code"),
        (f"Абдыраева,Нургүл,,,,district,{KOCHKOR},specialist,5 March", "is not a day"),
        (f"Абдыраева,Нургүл,,,aigul,district,{KOCHKOR},specialist,2026-03-05", "somebody else's"),
    ],
)
def test_one_wrong_line_and_nothing_is_taken_in(listed, wrong, why):
    with pytest.raises(UnusableStaffList) as failure:
        import_staff(listed(GOOD[1], wrong))
    said = str(failure.value)
    assert said.startswith("line 3: ") and why in said and "Абдыраева" not in said
    assert not Worker.objects.filter(surname="Сулайманов").exists()


def test_a_second_post_on_the_same_days_is_refused(listed):
    import_staff(listed(*GOOD))
    again = f"Абдыраева,Нургүл,,22503199012345,nurgul,district,{NOOKAT},specialist,2026-04-01"
    with pytest.raises(UnusableStaffList, match="line 2: this person has another post"):
        import_staff(listed(again))


def test_a_list_without_a_column_says_which(listed):
    with pytest.raises(UnusableStaffList, match="line 1: these columns are missing: pin"):
        import_staff(listed(first=FIRST.replace("pin,", "")))


def test_a_file_that_is_no_text_is_one_line_and_code_2(tmp_path, capsys):
    path = tmp_path / "staff.csv"
    for data in (b"\xff\xfe\x00", "фамилия;имя".encode("cp1251")):
        path.write_bytes(data)
        assert import_command.run(type("Args", (), {"file": path, "dry_run": False})) == 2
        said = capsys.readouterr().err
        assert said.startswith("umai staff: staff.csv is not text in UTF-8") and said.count("\n") == 1
        assert "CSV UTF-8" in said
    assert import_command.run(type("Args", (), {"file": tmp_path / "none.csv", "dry_run": False})) == 2
    assert capsys.readouterr().err == "umai staff: none.csv cannot be read (No such file or directory)\n"


def as_excel(separator, alphabet, *, beginning="", ends="\r\n"):
    """The good list as Excel writes it: its separator, its letters, days turned round, empty rows below."""
    lines = [FIRST, *GOOD, ",,,,,,,,"]
    told = ends.join(line.replace("2026-03-05", "05.03.2026").replace(",", separator) for line in lines)
    return f"{beginning}{told}{ends}".encode(alphabet)


@pytest.mark.parametrize(
    "data",
    [
        as_excel(";", "utf-8-sig"),
        as_excel(",", "utf-8-sig"),
        as_excel("\t", "utf-16"),
        as_excel("\t", "utf-16-be", beginning="\ufeff"),
        as_excel(";", "utf-8", beginning="sep=;\r\n"),
        as_excel(";", "utf-8-sig", ends="\n"),
    ],
    ids=["CSV UTF-8 with ;", "CSV UTF-8 with ,", "Unicode text", "of a Mac", "sep=", "of LibreOffice"],
)
def test_a_list_is_taken_as_excel_writes_it(tmp_path, db, data):
    path = tmp_path / "staff.csv"
    path.write_bytes(data)
    assert import_staff(path).people == 2
    assert Particulars.objects.using("owner").filter(pin="22503199012345").count() == 1
    assert set(Term.objects.using("owner").filter(role="inspector").values_list("from_on", flat=True)) >= {
        date(2026, 3, 5)
    }


def test_a_cell_of_two_lines_leaves_the_numbers_of_the_lines_right(listed):
    with pytest.raises(UnusableStaffList, match="line 4: a PIN has 14 digits"):
        import_staff(
            listed(
                f'"Абдыраева\nАманова",Нургүл,,,,district,{KOCHKOR},specialist,2026-03-05',
                f"Сулайманов,Чыңгыз,,1,,police,{NOOKAT},inspector,2026-03-05",
            )
        )


@pytest.mark.parametrize(("name", "value"), [("pin", "2,2503E+13"), ("place", "4.17E+13")])
def test_a_number_that_excel_rounded_is_told_apart_from_a_wrong_one(listed, name, value):
    wrong = {"pin": "22503199012345", "place": KOCHKOR} | {name: value}
    line = f"Абдыраева\tНургүл\t\t{wrong['pin']}\t\tdistrict\t{wrong['place']}\tspecialist\t2026-03-05"
    with pytest.raises(UnusableStaffList, match=f"line 2: Excel has rounded the digits of {name}"):
        import_staff(listed(line, first=FIRST.replace(",", "\t")))


def test_the_command_explains_its_columns(capsys):
    parser = ArgumentParser()
    import_command.arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(["import", "--help"])
    assert "14 digits of the state classifier" in capsys.readouterr().out


REACHED = f"{FIRST},phone,email"


def test_a_list_may_say_how_people_are_reached(listed):
    import_staff(listed(f"{GOOD[0]},0555 123 456,nurgul@example.kg", f"{GOOD[1]},,", first=REACHED))
    known = Particulars.objects.get(pin="22503199012345")
    assert (known.phone, known.email) == ("+996555123456", "nurgul@example.kg")


def test_what_a_person_wrote_stays_and_only_gaps_are_filled(listed):
    import_staff(listed(*GOOD))
    Particulars.objects.filter(pin="22503199012345").update(phone="+996700000001")
    import_staff(listed(f"{GOOD[0]},0555 123 456,nurgul@example.kg", first=REACHED))
    known = Particulars.objects.get(pin="22503199012345")
    assert (known.phone, known.email) == ("+996700000001", "nurgul@example.kg")


@pytest.mark.parametrize(
    ("more", "why"), [(",12345,", "a phone is written as"), (",,not an address", "no e-mail address")]
)
def test_a_wrong_number_or_address_is_named_by_its_line(listed, more, why):
    with pytest.raises(UnusableStaffList) as failure:
        import_staff(listed(f"{GOOD[0]}{more}", first=REACHED))
    assert str(failure.value).startswith("line 2: ") and why in str(failure.value)
    assert "12345" not in str(failure.value).replace("123456", "")

"""What is kept is what the rules say, and is written only where it differs."""

import uuid

from tests.moves import move_across
from tests.second_person import merge_records
from umai.law.children.ages import comes_of_age_on
from umai.law.editions.edition import LawEdition, using
from umai.law.situations.findings import findings_on
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.child.file import file_of
from umai.register.models import CareArrangement, CauseConfirmation, Inability, Schooling
from umai.situations import deriving
from umai.situations.models import Derivation, LegalFinding
from umai.situations.tests.conftest import DAY, children_of, derive, found


def test_a_child_whose_mother_left_is_one_of_migrants_and_has_no_lawful_carer(child, absence):
    derive()
    assert found(child) == {"labour_migrants": ("away_abroad",), "no_lawful_carer": ("no_paper",)}
    assert found(child, absence.holds_from) == found(child)
    assert found(child, absence.holds_from - DAY) == {}


def test_what_is_kept_is_what_the_rules_say_of_each_day(child, mother, absence, record, aigul):
    since = today() - 200 * DAY
    record(Schooling, attendance="left", holds_from=since)
    record(Inability, adult_id=mother.adult_id, kind="prison", holds_from=since + 20 * DAY)
    record(CauseConfirmation, code="violence", words="Көрдү.", holds_from=since + 30 * DAY)
    paper = {"paper": "preliminary", "paper_from": since, "paper_to": since + 90 * DAY}
    care = record(CareArrangement, carer_id=mother.adult_id, holds_from=since, **paper)
    actions.change_fact(
        child, by=aigul, fact=care, changed_on=since + 50 * DAY, paper_to=today() + 5 * DAY, paper="court"
    )
    derive()
    for ago in range(0, 400, 7):
        day = today() - ago * DAY
        life = file_of(child, by=aigul, on=day).life.life
        assert found(child, day) == {one.code: one.reasons for one in findings_on(life, day)}, day


def test_it_ends_on_the_last_day_before_the_child_is_of_age(child, absence, aigul):
    derive()
    born = file_of(child, by=aigul).life.life.born_on
    of_age = comes_of_age_on(born, today())
    assert found(child, of_age - DAY) and not found(child, of_age)


def test_a_second_run_writes_nothing(child, absence):
    derive()
    again = derive()
    assert (again.is_complete, again.written, again.ended) == (False, 0, 0)


def test_what_a_new_fact_makes_untrue_ends_and_is_kept(child, absence, aigul):
    first = derive()
    actions.change_fact(child, by=aigul, fact=absence, changed_on=today(), holds_to=today() - 10 * DAY)
    second = derive()
    assert found(child) == {}
    assert found(child, today() - 11 * DAY) != {}
    before = LegalFinding.objects.using("owner").filter(child_id=child.pk, ended_by=second)
    assert {row.derived_by_id for row in before} == {first.pk}
    assert {row.code for row in before} == {"labour_migrants", "no_lawful_carer"}


def test_all_is_derived_anew_where_the_law_is_another_one(child, absence):
    derive()
    with using(LawEdition({"parameters/of_tests.toml": OTHER_LAW})):
        run = derive()
    assert run.is_complete and (run.written, run.ended) == (0, 0)


def test_a_run_that_was_stopped_counts_as_none(child, absence):
    stopped = derive()
    Derivation.objects.using("owner").filter(pk=stopped.pk).update(ended_at=None)
    assert derive().is_complete


def test_two_records_of_one_child_are_derived_as_one(child, absence, aigul, erlan):
    twin = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Бакыт"})
    derive()
    merge_records(child, by=erlan, other=twin, reason="known", words="Бир бала.")
    derive()
    (row, *_rest) = LegalFinding.objects.using("owner").standing().filter(code="labour_migrants")
    assert set(row.records) == {child.pk, twin.pk}


def test_findings_move_with_the_file(child, absence, aigul, jyldyz):
    derive()
    move_across(child.pk, by=aigul, to=jyldyz)
    rows = LegalFinding.objects.using("owner").filter(child_id=child.pk)
    there = jyldyz.office.place
    assert {(row.district_id, row.municipality_id) for row in rows} == {(there.district_id, there.pk)}


OTHER_LAW = """
[of_tests]
says = "A number that only a test asks for"
unit = "calendar days"

[[of_tests.since]]
day = 2020-01-01
is = 5
certainty = "practice"
cite = "A test."
"""


def test_several_processes_find_what_one_finds(child, absence, aigul, monkeypatch):
    others = children_of(aigul, 3, since=today() - 30 * DAY)
    derive()
    alone = {one.pk: found(one) for one in (child, *others)}
    monkeypatch.setattr(deriving, "ALONE_UP_TO", 0)
    monkeypatch.setattr(deriving, "CHILDREN_AT_ONCE", 1)
    Derivation.objects.using("owner").update(law="another")
    run = derive()
    assert (run.is_complete, run.children, run.written, run.ended) == (True, 4, 0, 0)
    assert {one.pk: found(one) for one in (child, *others)} == alone


def test_while_another_process_derives_nothing_is_done(child, absence, superuser):
    superuser.execute("select pg_advisory_lock(%s)", [deriving.DERIVING])
    assert derive() is None
    superuser.execute("select pg_advisory_unlock(%s)", [deriving.DERIVING])
    assert derive().written == 2


def test_how_a_life_is_read_is_part_of_what_makes_all_be_derived_anew(tmp_path, monkeypatch):
    reading = tmp_path / "life.py"
    monkeypatch.setattr(deriving, "READING", [reading])
    reading.write_text("before")
    before = deriving.law_digest()
    reading.write_text("after")
    assert deriving.law_digest() != before


def test_everything_that_a_life_is_read_by_is_part_of_the_check_value():
    named = {path.name for path in deriving.READING}
    assert named == {"life.py", "rows.py", "sql"} and all(path.exists() for path in deriving.READING)


def test_a_finding_that_stands_in_another_place_is_put_right(child, absence, superuser):
    derive()
    superuser.execute("update situations_legalfinding set district_id = null, municipality_id = null")
    assert derive().written == 0
    rows = LegalFinding.objects.using("owner").filter(child_id=child.pk)
    assert {(row.district_id, row.municipality_id) for row in rows} == {
        (child.district_id, child.municipality_id)
    }

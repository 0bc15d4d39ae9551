"""`umai doctor` says whether this version can read the law that is in force."""

import json
from datetime import date

from tests.tampering import without_triggers
from umai.law.terms import intervals
from umai.lawbook.following import look_at_law
from umai.lawbook.tests.conftest import FILES, agreed, begin, tamper
from umai.machine.doctor.finding import GOOD, WRONG
from umai.machine.doctor.law import check_law


def test_the_shipped_law_is_good(db, superuser):
    found = check_law(superuser)
    assert found.state == GOOD and "as it comes with Umai" in found.says


def test_files_in_force_are_good_with_their_digest(asel, nurlan, superuser):
    answer = agreed(asel, nurlan)
    begin(superuser, answer)
    found = check_law(superuser)
    assert found.state == GOOD and "with 1 files laid over" in found.says


def test_files_that_cannot_be_read_any_more_are_wrong(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan, FILES))
    tamper(superuser, '{"parameters/a.toml": "[x"}')
    found = check_law(superuser)
    assert found.state == WRONG and "cannot read it, the edition before stays" in found.says


def test_a_text_of_guidance_at_fault_is_wrong_and_the_law_beside_it_is_gone_by(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan, FILES))
    tamper(superuser, json.dumps({**FILES, "guidance/intake/open.en.md": "No heading"}))
    found = check_law(superuser)
    assert found.state == WRONG and "cannot read it" not in found.says
    assert found.says.startswith(
        "it is gone by, and one of its files is at fault: guidance/intake/open.en.md"
    )
    look_at_law()
    assert intervals.VISIT_DAYS["high"].on(date(2030, 6, 1)) == 7


def test_cases_that_have_other_answers_by_now_are_wrong(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan, FILES))
    case = '[[case]]\\nsays = \\"x\\"\\nborn_on = 2020-01-01\\nasked_on = 2026-01-01\\nage = 7'
    tamper(superuser, '{"worked/ages.toml": "' + case + '"}')
    found = check_law(superuser)
    assert found.state == WRONG and "worked cases answered" in found.says


def test_files_that_are_no_texts_are_wrong(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan))
    tamper(superuser, '{"parameters/a.toml": 1}')
    found = check_law(superuser)
    assert found.state == WRONG and "The files of the law are texts" in found.says


def test_of_two_that_begin_in_one_minute_the_later_is_checked(asel, nurlan, superuser):
    agreed(asel, nurlan), agreed(asel, nurlan, {**FILES, "parameters/b.toml": "# later"})
    with without_triggers(superuser):
        superuser.execute("update lawbook_lawanswer set begins_at = date_trunc('minute', now())")
    assert "with 2 files laid over" in check_law(superuser).says

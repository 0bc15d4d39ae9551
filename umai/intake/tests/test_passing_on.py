"""What goes on of a report is the screener's own wording; what one neighbour alone could know does not."""

import uuid
from datetime import timedelta

import pytest

from umai.identification.inbox import actions as signals
from umai.identification.inbox.wording import WordingTooClose
from umai.identification.models import Signal, WithheldText
from umai.identification.signal.sealing import ReportWords, open_words
from umai.identification.tests.conftest import reported
from umai.intake.from_signal import actions as from_signal
from umai.intake.models import Case, Origin

SAID = "Every Friday after ten at night he beats her behind the shed where only I can see it."
MARKED = "behind the shed\nonly I can see it"
WORDING = "Somebody fears that the girl is beaten at home. Go there this week."


@pytest.fixture
def signal(child, erlan):
    one = reported(ReportWords(SAID), ago=timedelta(days=1))
    signals.screen_signal(one, by=erlan, outcome="concern")
    signals.match_child(one, by=erlan, child=child)
    return one


def rows(model, by):
    with by.speaking():
        return list(model.objects.all())


def opened(signal, child, by, wording=WORDING, withheld=MARKED):
    said = {"concern": "violence", "channel": "citizen", "words": wording, "withheld": withheld}
    return from_signal.open_from_signal(child, by=by, id=uuid.uuid4(), signal=signal, **said)


class TestWording:
    def test_what_is_marked_or_copied_is_not_passed_on(self, signal, child, erlan):
        for wording in ("He beats her BEHIND, the shed.", "They say only i can see it"):
            with pytest.raises(WordingTooClose):
                opened(signal, child, erlan, wording)
            assert rows(Case, erlan) == rows(WithheldText, erlan) == [], wording
        with pytest.raises(WordingTooClose):
            opened(signal, child, erlan, "Note: every Friday after ten at night he beats her.", "")
        opened(signal, child, erlan)
        (row,) = rows(WithheldText, erlan)
        assert b"shed" not in bytes(row.sealed_words)
        assert open_words(signal.pk, row.sealed_words).happened == MARKED

    def test_a_few_words_in_common_are_no_copy(self, signal, child, erlan):
        assert opened(signal, child, erlan, "At night he beats her, it is feared.", "").words

    def test_the_worker_of_an_open_case_reads_it_in_place_of_the_report(
        self, signal, case, erlan, aigul, client_of
    ):
        from_signal.add_signal(case, by=erlan, signal=signal, wording=WORDING, withheld=MARKED)
        assert [row.wording for row in rows(Origin, aigul)] == [WORDING]
        for page in (f"/cases/{case.pk}/", f"/children/{case.child_id}/timeline/"):
            text = client_of("aigul").get(page).content.decode()
            assert WORDING in text and "shed" not in text and "Friday" not in text

    def test_the_worker_of_an_open_case_reads_it_and_nobody_else_report_or_marks(
        self, signal, case, erlan, farida, aigul, azamat, bakyt, kanykei, cholpon, omurbek
    ):
        from_signal.add_signal(case, by=erlan, signal=signal, wording=WORDING, withheld=MARKED)
        for by in (aigul, azamat, bakyt, kanykei, cholpon, omurbek):
            assert rows(Signal, by) == rows(WithheldText, by) == []
        assert len(rows(WithheldText, farida)) == len(rows(Signal, farida)) == 1

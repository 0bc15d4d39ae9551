"""A report from the first page to the code, and what is in the database then."""

from umai.identification.models import Signal


def test_a_report_arrives_and_its_code_is_shown(reporter):
    reporter.send()

    assert reporter.answer.status_code == 200
    signal = Signal.objects.using("owner").get()
    assert signal.said.happened == "Түнү менен ыйлаганы угулат."
    assert len(reporter.code.replace(" ", "")) == 20

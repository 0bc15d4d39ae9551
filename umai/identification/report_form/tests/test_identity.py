"""Who reports: sealed the moment it arrives, bound to its signal, on no page again."""

import pytest

from umai.identification.models import Reporter as Identity
from umai.identification.models import Signal
from umai.identification.report_form.state import ReportState
from umai.machine.keys import holders

NAME, PHONE = "Айша Токтогулова", "0555 010 203"


def opened(box, signal_id):
    """As two persons elsewhere would open it; in a rehearsal their halves are still here."""
    from django.conf import settings

    home = settings.MACHINE.home
    halves = [
        holders.parse_private_half(holders.private_file(home, who).read_text()) for who in ("marat", "talant")
    ]
    return holders.open_by_two(box, *halves, signal_id=signal_id)


def test_the_name_is_in_its_box_and_opens_for_its_signal_only(reporter):
    reporter.send(name=NAME, phone=PHONE)

    signal, kept = Signal.objects.using("owner").get(), Identity.objects.using("owner").get()
    assert kept.signal_id == signal.pk
    assert opened(kept.sealed, signal.pk) == {"name": NAME, "phone": PHONE}
    with pytest.raises(holders.WrongHalf):
        opened(kept.sealed, "another")


def test_no_page_after_it_shows_the_name(reporter):
    reporter.walk_to("you").press(name=NAME, phone=PHONE)

    assert reporter.page == "check"
    for text in (reporter.html, str(ReportState.read(reporter.fields["state"]))):
        assert NAME not in text and PHONE not in text and "010203" not in text.replace(" ", "")
    reporter.press("change:you")
    assert NAME not in reporter.html and reporter.fields["name"] == ""


def test_what_was_left_stays_when_the_boxes_are_left_empty(reporter):
    reporter.walk_to("you").press(name=NAME).press("change:you").press().press("send")

    assert Identity.objects.using("owner").count() == 1


def test_it_can_be_written_anew(reporter):
    reporter.walk_to("you").press(name=NAME).press("change:you").press(phone=PHONE).press("send")

    kept = Identity.objects.using("owner").get()
    assert opened(kept.sealed, kept.signal_id) == {"name": "", "phone": PHONE}


def test_it_can_be_taken_out_again(reporter):
    reporter.walk_to("you").press(name=NAME).press("change:you").press(forget="on").press("send")

    assert Signal.objects.using("owner").exists()
    assert not Identity.objects.using("owner").exists()


def test_a_name_that_is_far_too_long_stays_on_its_page(reporter):
    reporter.walk_to("you").press("back", name="А" * 300)

    assert (reporter.page, reporter.answer.status_code) == ("you", 422)
    assert reporter.fields["name"] == "А" * 300


def test_a_child_is_not_asked_for_a_name_that_would_be_locked_away(reporter):
    reporter.walk_to("you").press(name=NAME)
    reporter.press("change:who").press(who="child").press("send")

    assert Signal.objects.using("owner").get().channel == "child"
    assert not Identity.objects.using("owner").exists()


def test_where_nobody_made_the_keys_no_name_is_taken_and_the_form_goes_on(reporter, tmp_path, monkeypatch):
    from dataclasses import replace

    from django.conf import settings

    reporter.walk_to("you")
    home = settings.MACHINE.home
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "signals.pub").write_text((home / "keys" / "signals.pub").read_text())
    monkeypatch.setattr(settings, "MACHINE", replace(settings.MACHINE, home=tmp_path))
    reporter.press("stay")
    assert "name" not in reporter.fields and "No names can be taken at the moment" in reporter.words
    reporter.press(name=NAME).press("send")

    assert Signal.objects.using("owner").exists()
    assert not Identity.objects.using("owner").exists()

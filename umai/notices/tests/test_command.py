from argparse import Namespace

import pytest
from django.test import override_settings

from umai.machine.ways import SmsGateway, Ways, sms_key, webhook_secret
from umai.notices import command

PHONE = "+996555000111"


def tried(**said):
    return command.run(Namespace(**{"verb": "try", "sms": None, "mail": None, "language": "ky"} | said))


def test_the_key_is_printed_as_receivers_want_it(capsys):
    from django.conf import settings

    assert command.run(Namespace(verb="key")) == 0
    assert capsys.readouterr().out == f"{webhook_secret(sms_key(settings.MACHINE.home))}\n"


def test_one_message_goes_by_sms_or_by_mail(gateway, mailbox):
    with override_settings(UMAI_WAYS=Ways(gateway.way(), mailbox.way())):
        assert tried(sms=PHONE) == tried(mail="erlan@example.kg") == 0
    (sent,) = gateway.sent.values()
    assert sent["data"]["to"] == PHONE and len(mailbox.mails) == 1


@pytest.mark.parametrize("said", [{"sms": PHONE}, {"mail": "erlan@example.kg"}])
def test_a_way_that_is_not_set_up_is_named(said, capsys):
    with override_settings(UMAI_WAYS=Ways()):
        assert tried(**said) == 2
    assert "is not set" in capsys.readouterr().err


def test_why_it_was_not_sent_is_one_line(capsys):
    nobody = SmsGateway("127.0.0.1", 1, "/", tls=False, key=bytes(32))
    with override_settings(UMAI_WAYS=Ways(sms=nobody)):
        assert tried(sms=PHONE) == 1
    assert capsys.readouterr().err == "umai notices: not sent: refused\n"

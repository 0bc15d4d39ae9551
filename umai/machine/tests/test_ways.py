import base64

import pytest

from umai.machine.cluster.binaries import CannotStart
from umai.machine.ways import Ways, sms_key, webhook_secret

FROM = {"UMAI_MAIL_FROM": "umai@example.kg"}


def ways(tmp_path, *, rehearsal=False, **said):
    return Ways.from_environment(said, tmp_path, rehearsal=rehearsal)


def test_nothing_said_sets_nothing_up_and_makes_no_key(tmp_path):
    assert ways(tmp_path) == Ways(None, None)
    assert list(tmp_path.iterdir()) == []


def test_a_gateway_is_reached_with_tls(tmp_path):
    sms = ways(tmp_path, UMAI_SMS_URL="https://sms.example.kg/send?of=umai").sms
    assert (sms.host, sms.port, sms.path, sms.tls) == ("sms.example.kg", 443, "/send?of=umai", True)


def test_the_key_is_made_once_and_given_in_the_form_of_the_standard(tmp_path):
    sms = ways(tmp_path, UMAI_SMS_URL="https://sms.example.kg/").sms
    assert sms.key == sms_key(tmp_path) and len(sms.key) == 32
    assert base64.b64decode(webhook_secret(sms.key).removeprefix("whsec_")) == sms.key
    assert (tmp_path / "secrets" / "sms").stat().st_mode & 0o077 == 0


def test_without_tls_only_in_a_rehearsal(tmp_path):
    assert not ways(tmp_path, rehearsal=True, UMAI_SMS_URL="http://127.0.0.1:9/").sms.tls
    with pytest.raises(CannotStart, match="UMAI_SMS_URL must begin with https"):
        ways(tmp_path, UMAI_SMS_URL="http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("url", "rehearsal", "port", "security"),
    [
        ("smtps://mail.example.kg", False, 465, "ssl"),
        ("smtp://mail.example.kg", False, 587, "starttls"),
        ("smtp://127.0.0.1:2525", True, 2525, ""),
    ],
)
def test_mail_is_handed_over_with_tls_outside_a_rehearsal(tmp_path, url, rehearsal, port, security):
    mail = ways(tmp_path, rehearsal=rehearsal, UMAI_SMTP_URL=url, **FROM).mail
    assert (mail.port, mail.security, mail.sender) == (port, security, "umai@example.kg")


def test_a_user_and_a_password_may_hold_any_sign(tmp_path):
    mail = ways(tmp_path, UMAI_SMTP_URL="smtps://umai%40example:a%2Fb%3A@mail.example.kg", **FROM).mail
    assert (mail.user, mail.password) == ("umai@example", "a/b:")
    assert "a/b" not in repr(mail)


@pytest.mark.parametrize(
    "said",
    [
        {"UMAI_SMS_URL": "sms.example.kg"},
        {"UMAI_SMS_URL": "https://"},
        {"UMAI_SMS_URL": "https://sms.example.kg:port/"},
        {"UMAI_SMS_URL": "https://user:very-secret@sms.example.kg/"},
        {"UMAI_SMTP_URL": "https://mail.example.kg"} | FROM,
        {"UMAI_SMTP_URL": "smtps://u:very-secret@mail.example.kg"},
        {"UMAI_SMTP_URL": "smtps://mail.example.kg", "UMAI_MAIL_FROM": "umai"},
        {"UMAI_SMTP_URL": "smtps://mail.example.kg", "UMAI_MAIL_FROM": "a@b\nBcc: c@d"},
    ],
)
def test_a_setting_that_cannot_be_understood_is_named_and_not_shown(tmp_path, said):
    with pytest.raises(CannotStart) as failure:
        ways(tmp_path, **said)
    assert "UMAI_" in str(failure.value) and "secret" not in str(failure.value)

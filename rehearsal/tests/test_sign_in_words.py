"""A newcomer without an authenticator app still gets in."""

from rehearsal.command import how_to_sign_in
from rehearsal.staff import read_people


def test_it_prints_the_password_and_a_code_of_now():
    from allauth.mfa.totp.internal.auth import validate_totp_code

    words = how_to_sign_in()
    assert read_people()["password"] in words
    assert validate_totp_code(read_people()["totp_secret"], words.rsplit(" ", 1)[1])

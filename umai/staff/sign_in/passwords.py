"""The rules of passwords, in our own sentences."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "password_too_short": _("Use 12 signs or more. Four words one after another are easy to remember."),
    "password_too_common": _("Too many people use this password. Choose another one."),
    "password_too_similar": _("This password is too much like the sign-in name. Choose another one."),
}


def require_good_password(password, account=None):
    """Answer the password, or raise a ValidationError that says what to do; the settings have the rules."""
    try:
        validate_password(password, account)
    except ValidationError as failure:
        raise ValidationError([in_our_words(error) for error in failure.error_list]) from failure
    return password


def in_our_words(error):
    """Our sentence for this rule, or Django's where we have none."""
    return ValidationError(SENTENCES.get(error.code, error.message), code=error.code)

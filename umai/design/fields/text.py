"""Fields for typed text: text, names, a time, personal numbers and telephones."""

import re
import unicodedata
from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from umai.design.fields.signs import as_storable

WIDTHS = {"s": "govuk-input--width-5", "m": "govuk-input--width-20", "l": ""}
# Invisible, harmless, and copied from other programs: dropped without a message.
INVISIBLE_SIGNS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Invisible and able to make a text read as something else: refused.
DIRECTION_MARKS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
TOO_LONG = ngettext_lazy(
    "Shorten this to %(limit_value)d character: now it has %(show_value)d.",
    "Shorten this to %(limit_value)d characters: now it has %(show_value)d.",
    "limit_value",
)


class BaseField(forms.Field):
    """The base of our fields: with a sentence of its own for an empty answer."""

    def __init__(self, *args, required_message="", **kwargs):
        super().__init__(*args, **kwargs)
        if required_message:
            self.error_messages["required"] = required_message


class TextField(BaseField, forms.CharField):
    """One line of text, trimmed and composed (NFC). HTML is text like any other."""

    widget = forms.TextInput
    allowed_controls = frozenset()
    default_error_messages = {
        "required": _("Fill this in."),
        "max_length": TOO_LONG,
        "controls": _("This holds signs that cannot be seen. Type it again instead of copying it."),
    }

    def __init__(self, *, max_length=100, size="l", **kwargs):
        super().__init__(max_length=max_length, **kwargs)
        if WIDTHS[size]:
            self.widget.attrs.setdefault("class", WIDTHS[size])

    def widget_attrs(self, widget):
        """No `maxlength`, because a browser would cut a pasted text without a message."""
        return {}

    def to_python(self, value):
        if value in self.empty_values:
            return self.empty_value
        text = unicodedata.normalize("NFC", str(value)).translate(INVISIBLE_SIGNS)
        if any(self._is_control(sign) for sign in text):
            raise self.error("controls")
        return super().to_python(text)

    def error(self, code, **params):
        return forms.ValidationError(self.error_messages[code], code=code, params=params)

    def _is_control(self, sign):
        return sign in DIRECTION_MARKS or (
            unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} and sign not in self.allowed_controls
        )


class LongTextField(TextField):
    """Several lines of text, line ends as \\n."""

    widget = forms.Textarea  # type: ignore[assignment]  # a field of the same kind, in a larger box
    allowed_controls = frozenset("\n\t")

    def __init__(self, *, max_length=5000, rows=5, **kwargs):
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows

    def to_python(self, value):
        """The text; control signs go without a message, because nobody types a long text again for one."""
        return super().to_python(as_storable(value) if isinstance(value, str) else value)


class NameField(TextField):
    """A part of a person's name: letters, hyphen, apostrophe, dot, single spaces.

    `script` is "cyrillic" or "latin" where a document requires one; without it either is accepted, but
    not both in one word, which is a typing mistake that no search would find.
    """

    default_error_messages = {
        "required": _("Write the name."),
        "signs": _(
            "Write the name with letters only. Between them may stand a hyphen, an apostrophe, "
            "a dot or a space."
        ),
        "script": _("Write the name in Cyrillic or Latin letters."),
        "cyrillic": _("Write this name in Cyrillic letters."),
        "latin": _("Write this name in Latin letters."),
        "mixed": _("This name mixes Cyrillic and Latin letters. Type it again with one keyboard."),
    }
    SIGNS = set("-'’. ")
    SAME = str.maketrans(
        {"ʼ": "’", "`": "’", "´": "’", "‘": "’", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "}
    )

    def __init__(self, *, script=None, max_length=60, size="m", **kwargs):
        super().__init__(max_length=max_length, size=size, **kwargs)
        self.script = script
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})

    def to_python(self, value):
        name = super().to_python(value)
        if not name:
            return name
        name = re.sub(r" +", " ", name.translate(self.SAME))
        letters = [sign for sign in name if sign not in self.SIGNS]
        if not letters or not all(sign.isalpha() for sign in letters):
            raise self.error("signs")
        if not {_script(sign) for sign in letters} <= {"cyrillic", "latin"}:
            raise self.error("script")
        if self.script and any(_script(sign) != self.script for sign in letters):
            raise self.error(self.script)
        if any(
            len({_script(sign) for sign in word if sign.isalpha()}) > 1 for word in re.split(r"[ \-]", name)
        ):
            raise self.error("mixed")
        return name


def _script(letter: str) -> str:
    """The alphabet that a letter belongs to, by its name in Unicode."""
    return unicodedata.name(letter, "unknown").split()[0].lower()


class PinField(TextField):
    """A personal number (PIN): fourteen digits. None when left empty, so that the database's
    uniqueness holds only among those who have one. Whether it fits sex and birth date is not
    asked here: that is a warning, never a refusal."""

    default_error_messages = {
        "required": _("Write the 14 digits of the PIN."),
        "digits": _("A PIN has digits only. Check it against the document."),
        "length": ngettext_lazy(
            "A PIN has 14 digits: this one has %(digits)d. Check it against the document.",
            "A PIN has 14 digits: this one has %(digits)d. Check it against the document.",
            "digits",
        ),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 40, "size": "m", "empty_value": None, **kwargs})
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"})

    def to_python(self, value):
        pin = super().to_python(value)
        if not pin:
            return pin
        pin = re.sub(r"[\s\-]", "", pin)
        if not re.fullmatch(r"[0-9]*", pin):
            raise self.error("digits")
        if len(pin) != 14:
            raise self.error("length", digits=len(pin))
        return pin


class PhoneField(TextField):
    """A telephone number, answered as +996555123456. National ones begin with 0, foreign ones with +."""

    default_error_messages = {
        "required": _("Write the telephone number."),
        "phone": _("Write the whole number in digits, for example 0555 123 456 or +7 912 345 67 89."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 40, "size": "m", **kwargs})
        self.widget.input_type = "tel"
        self.widget.attrs.update({"autocomplete": "off", "inputmode": "tel"})

    def to_python(self, value):
        phone = super().to_python(value)
        if not phone:
            return phone
        phone = re.sub(r"[\s\-().]", "", phone)
        phone = re.sub(r"^0(?=[0-9]{9}$)", "+996", re.sub(r"^00(?=[1-9])", "+", phone))
        if re.fullmatch(r"996[0-9]{9}", phone):
            phone = f"+{phone}"
        if not re.fullmatch(r"\+[1-9][0-9]{7,14}", phone) or (phone.startswith("+996") and len(phone) != 13):
            raise self.error("phone")
        return phone


class TimeField(TextField):
    """An hour and minutes, as 14:30; None when left empty."""

    default_error_messages = {"time": _("Write the hour and the minutes, for example 14:30.")}

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 20, "size": "s", "required": False, **kwargs})
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:. -]([0-5][0-9])", typed, re.ASCII)
        if not found:
            raise self.error("time")
        return time(int(found[1]), int(found[2]))

    def prepare_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, time) else value


def as_readable(text, allowed="\r\n\t"):
    """A text without invisible signs; emoji and letters of every script stay."""
    text = unicodedata.normalize("NFC", as_storable(text)).translate(INVISIBLE_SIGNS)
    return "".join(
        sign
        for sign in text
        if sign in allowed
        or (sign not in DIRECTION_MARKS and unicodedata.category(sign) not in {"Cc", "Cs", "Co"})
    )

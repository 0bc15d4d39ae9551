"""Let a Kyrgyz translation choose the ending of what is filled into it.

gettext fills in a word as it stands, and Kyrgyz puts its cases on the end of the word. So a text of
the Kyrgyz catalogue that asks for an ending is filled by `%` as any other, and its endings are put on
after that. The English text, the code around it and the other languages know nothing of it.
"""

from django.utils.translation import trans_real

from umai.design.kyrgyz.endings import MARK, with_endings


class TextWithEndings(str):
    """A translation that asks for endings: `%` fills it, then puts them on."""

    __slots__ = ()

    def __str__(self) -> str:
        return self

    def __mod__(self, values) -> str:
        return with_endings(super().__mod__(values))


class Translations(trans_real.DjangoTranslation):
    """Django's catalogue of a language, whose texts may ask for endings."""

    def gettext(self, message):
        return _with_marks(super().gettext(message))

    def ngettext(self, msgid1, msgid2, n):
        return _with_marks(super().ngettext(msgid1, msgid2, n))


def install() -> None:
    """Have Django read its catalogues so; called once, when the applications are ready."""
    trans_real.DjangoTranslation = Translations  # type: ignore[misc]
    trans_real._translations.clear()  # type: ignore[attr-defined]
    trans_real._default = None  # type: ignore[attr-defined]


def _with_marks(text):
    return TextWithEndings(text) if "[" in text and MARK.search(text) else text

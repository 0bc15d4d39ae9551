"""What a Kyrgyz word takes at its end, by its last sounds: 11-декабрына, 2-майынан, 66сы, 23ү, 40ка.

A translation names the ending behind what it fills in, as the word «ата» or «бала» takes it:
`%(day)s[га] чейин`, `%(day)s[дан] бери`, `%(day)s[да] бүтөт`, `%(day)s[дын] 1-барагы`, `%(done)s[сы]`.
Not yet read by a native reviewer.
"""

import re

# The possessive form of the month: "2026-жылдын 24-ноябры".
MONTHS = (
    "январы",
    "февралы",
    "марты",
    "апрели",
    "майы",
    "июну",
    "июлу",
    "августу",
    "сентябры",
    "октябры",
    "ноябры",
    "декабры",
)
MONTHS_ALONE = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
ONES = ("нөл", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз")
TENS = ("", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон")
VOICELESS = "кпстфхцчшщ"
# The last vowel of a word to the wide and the narrow vowel of its ending.
WIDE = dict.fromkeys("аыуяю", "а") | dict.fromkeys("еэи", "е") | dict.fromkeys("оё", "о")
WIDE |= dict.fromkeys("өү", "ө")
NARROW = dict.fromkeys("аыя", "ы") | dict.fromkeys("еэи", "и") | dict.fromkeys("оёую", "у")
NARROW |= dict.fromkeys("өү", "ү")

MARK = re.compile(
    r"(?P<word>\d{1,3}(?:[\u00a0\u202f]\d{3})+|[^\W_]+)?"
    r"(?P<after>(?:</\w+>|[»”\"])*)\[(?P<ending>га|дан|да|дын|сы)\]"
)


def with_endings(text: str) -> str:
    """The text with every ending that stands in brackets put on the word before it."""
    return MARK.sub(
        lambda found: (
            f"{found['word']}{ending_of(found['word'], found['ending'])}{found['after']}"
            if found["word"]
            else found["after"]
        ),
        text,
    )


def ending_of(word: str, ending: str) -> str:
    """The ending as this word takes it: `ending` is that of «ата», one of га, дан, да, дын, сы."""
    said = spoken(word).lower()
    vowel = next((letter for letter in reversed(said) if letter in WIDE), "")
    if not vowel:
        return ""
    wide, narrow, last = WIDE[vowel], NARROW[vowel], said[-1]
    if said in MONTHS:
        cases = {"га": f"н{wide}", "дан": f"н{wide}н", "да": f"нд{wide}", "дын": f"н{narrow}н"}
        return cases.get(ending, "")
    voiced = "т" if last in VOICELESS else "д"
    return {
        "га": f"{'к' if last in VOICELESS else 'г'}{wide}",
        "дан": f"{voiced}{wide}н",
        "да": f"{voiced}{wide}",
        "дын": f"{'н' if last in WIDE else voiced}{narrow}н",
        "сы": f"с{narrow}" if last in WIDE else narrow,
    }[ending]


def spoken(word: str) -> str:
    """The last word of a number as it is said, and any other word as it stands."""
    digits = re.sub(r"[\u00a0\u202f]", "", word)
    if not digits.isdecimal():
        return word
    if int(digits) == 0:
        return ONES[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < 2:
        return TENS[int(digits[-2])] if zeros else ONES[int(digits[-1])]
    return "жүз" if zeros == 2 else "миң" if zeros < 6 else "миллион"

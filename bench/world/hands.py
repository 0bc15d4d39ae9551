"""One word as a hand writes it: each word has a few spellings in each hand, made once and kept."""

from functools import cache
from random import Random

from bench.damage import Damage
from bench.letters import LATIN, LOOK_ALIKES
from bench.world.names import SECOND_NAMES

VARIANTS = 12
# Latin as who has no passport at hand types it, word by word.
OWN_LATIN = {
    "а": ("a",),
    "б": ("b",),
    "в": ("v",),
    "г": ("g",),
    "д": ("d",),
    "е": ("e", "e", "e", "ye"),
    "ё": ("yo", "e"),
    "ж": ("j", "zh", "dj", "j"),
    "з": ("z",),
    "и": ("i",),
    "й": ("y", "i", "j"),
    "к": ("k",),
    "л": ("l",),
    "м": ("m",),
    "н": ("n",),
    "ң": ("n", "ng"),
    "о": ("o",),
    "ө": ("o", "o", "e"),
    "п": ("p",),
    "р": ("r",),
    "с": ("s",),
    "т": ("t",),
    "у": ("u",),
    "ү": ("u", "u", "y"),
    "ф": ("f",),
    "х": ("h", "kh"),
    "ц": ("ts", "c"),
    "ч": ("ch",),
    "ш": ("sh",),
    "щ": ("sch",),
    "ъ": ("",),
    "ы": ("y", "i"),
    "ь": ("",),
    "э": ("e",),
    "ю": ("yu", "u"),
    "я": ("ya", "ia"),
}
PLAIN_KEYS = str.maketrans("өүңӨҮҢ", "оунОУН")


def spell(word: str, hand: str, draw) -> str:
    """The word in this hand, drawn from its spellings; `draw` answers 0 to 1."""
    if hand == "as_written":
        return word
    if hand == "keyboard":
        return word.translate(PLAIN_KEYS)
    return spelling(word, hand, int(draw() * VARIANTS))


@cache
def spelling(word: str, hand: str, nth: int) -> str:
    """One of the spellings that this word has in this hand: always the same."""
    damage = Damage()
    damage.random = random = Random(f"{hand} {nth} {word}")
    if hand in LATIN or hand == "own":
        # A passport is written from the Kyrgyz or from the Russian form, nobody knows which.
        form = damage.spelled(second_name(random, word, 0.2), 0.8) if random.random() < 0.3 else word
        return as_own_latin(random, form) if hand == "own" else damage.written(form, hand)
    if hand == "look_alike":
        return as_look_alike(random, word)
    form = second_name(random, word, 0.25)
    return damage.spelled(form, 0.85 if hand == "russian" else 0.45)


def second_name(random, word, chance):
    """The other name that papers have for this one, where there is one; surnames and patronymics too."""
    if random.random() >= chance:
        return word
    if word in SECOND_NAMES:
        return SECOND_NAMES[word]
    for length in range(len(word) - 1, 3, -1):
        if word[:length] in SECOND_NAMES and word[length:] in ENDINGS:
            return SECOND_NAMES[word[:length]] + word[length:]
    return word


ENDINGS = {
    "ов",
    "ова",
    "ев",
    "ева",
    "ович",
    "овна",
    "евич",
    "евна",
    "бек",
    "беков",
    "бекова",
    "баев",
    "баева",
    "кул",
}


def as_look_alike(random, word):
    return "".join(
        random.choice(LOOK_ALIKES[letter]) if letter in LOOK_ALIKES and random.random() < 0.4 else letter
        for letter in word
    )


def as_own_latin(random, word):
    chosen = {letter: random.choice(ways) for letter, ways in OWN_LATIN.items()}
    answer = "".join(chosen.get(letter, letter) for letter in word.lower())
    if random.random() < 0.5:
        for double in ("aa", "ee", "oo", "uu", "mm", "ll"):
            answer = answer.replace(double, double[0])
    return answer[:1].upper() + answer[1:] if word[:1].isupper() else answer

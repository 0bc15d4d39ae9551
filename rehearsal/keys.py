"""What an invented child is found by: what `umai.register.search.keys` writes, as lines of COPY."""

from rehearsal.tables import NULL
from umai.names.keys import KEYS_VERSION, Key, keys_of, word_number
from umai.names.parts import NameParts, parts_of
from umai.register.index import LONGEST_WORD
from umai.register.models import VocabularyWord
from umai.register.search.keys import traces_of


class KeyRows:
    """Writes what children are found by, and each word of their names once.

    `known` are the words, as (kind, word), that the vocabulary holds already.
    """

    def __init__(self, lines, known=()):
        self.lines, self.known = lines, set(known)
        self.numbers = {"": NULL}

    def write(self, child, identity, home, born, names, written, father=""):
        """The rows of one identity; `names` are surname, given name and patronymic.

        `father` is used where the name itself does not tell it, as in a list with a column for him.
        """
        parts = parts_of(*names)
        if father and not parts.father:
            parts = NameParts(*names, father)
        begin = f"{child}\t{identity}\t{home.district}\t{home.id}\t{born}"
        for nth, key in enumerate(keys_of(parts, *filter(None, written)) or [Key()]):
            given, surname = self.number("g", key.given), self.number("s", key.surname)
            father = self.number("g", key.father)
            self.lines.register_searchkey(f"{begin}\t{nth}\t{given}\t{surname}\t{father}\t{KEYS_VERSION}")

    def number(self, kind, word):
        if (kind, word) not in self.known:
            self.learn(kind, word)
        return self.numbers.get(word) or self.numbers.setdefault(word, str(word_number(word)))

    def learn(self, kind, word):
        self.known.add((kind, word))
        if word and len(word) <= LONGEST_WORD:
            for trace in traces_of(kind, word):
                self.lines.register_vocabularyword(f"{trace}\t{kind}\t{word}")


def known_words(using):
    """The words that the vocabulary holds, as (kind, word)."""
    return VocabularyWord.objects.using(using).values_list("kind", "word").distinct().iterator()

"""The tables by which searches find children: keys made of names, and the vocabulary of names."""

from django.db import models

from umai.access.facts import LocatedRow
from umai.register.people import Child, Identity

LONGEST_WORD = 60  # letters of a word that the vocabulary holds


class SearchKey(LocatedRow):
    """One recorded identity as numbers that searches compare, made by `umai.names` when it was written.

    There is a row for each way of writing the name. A number stands for a folded word
    (`umai.names.keys.word_number`); null is a part that the name lacks. Under row security PostgreSQL uses an
    index only for comparisons that reveal nothing of hidden rows: equality of whole numbers and of dates.
    """

    pk = models.CompositePrimaryKey("child_id", "identity_id", "nth")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who is found by the numbers of this row."""
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, db_index=False, related_name="+")
    """Recorded identity from whose names the numbers were made."""
    nth = models.PositiveSmallIntegerField()
    """Which way of writing the name of this identity it is, counted from 0."""
    birth_date = models.DateField(null=True)
    """Birth of that identity, the first day that it can mean; null when it is not known."""
    given = models.IntegerField(null=True)
    """Hash of the folded given name, for searches; null when the name lacks it."""
    surname = models.IntegerField(null=True)
    """Hash of the folded root of the surname; null without one or when it is the father's."""
    father = models.IntegerField(null=True)
    """Hash of the folded root of the father's name; null when it is not known."""
    version = models.PositiveSmallIntegerField()
    """Version of the rules of spelling by which the hashes were made."""

    class Meta:
        indexes = [
            models.Index(fields=["given", "surname"], name="findable_given_surname"),
            models.Index(fields=["given", "father"], name="findable_given_father"),
            models.Index(fields=["surname", "father"], name="findable_surname_father"),
            models.Index(fields=["birth_date", "given"], name="findable_born_given"),
            models.Index(fields=["birth_date", "surname"], name="findable_born_surname"),
            models.Index(fields=["birth_date", "father"], name="findable_born_father"),
            models.Index(fields=["birth_date", "municipality"], name="findable_born_place"),
            models.Index(
                fields=["district", "given", "municipality", "birth_date"], name="findable_given_place"
            ),
            models.Index(
                fields=["district", "surname", "municipality", "birth_date"], name="findable_surname_place"
            ),
        ]


class VocabularyWord(models.Model):
    """A folded word that occurs in names, under one of its traces (`umai.names.similarity`).

    It says which words occur, and not in whose name. So the words that a misspelt word may mean are found
    without looking at any child.
    """

    GIVEN, SURNAME = "g", "s"  # fathers' names are given names

    pk = models.CompositePrimaryKey("trace", "kind", "word")
    trace = models.IntegerField()
    """Hash of one trace of the word: the word, its consonants, or either short of a letter."""
    kind = models.CharField(max_length=1)
    """g for given names and fathers' names, s for surnames."""
    word = models.CharField(max_length=LONGEST_WORD)
    """Folded word that occurs in names; whose name it is is not kept."""

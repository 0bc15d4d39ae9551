"""What incidents of one suspect or one address find each other by: numbers, kept beside the rows."""

from django.db import models


class SuspectKey(models.Model):
    """One reading of a suspect's name as numbers, which the act writes with the suspect.

    A given name with one more word of the name, the surname or the father's name: as folded words, and as
    their consonants alone. A number stands for such a word (`umai.names.keys.word_number`). No role reads the
    table: functions of the owner search it.
    """

    pk = models.CompositePrimaryKey("suspect_id", "given", "root")
    suspect = models.ForeignKey("justice.Suspect", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Suspect whose name was read, in words or from the register."""
    given = models.IntegerField()
    """Hash of the folded given name, in this reading of the name."""
    root = models.IntegerField()
    """Hash of the folded root of the surname or of the father's name."""
    given_bits = models.SmallIntegerField()
    """How much a meeting in this given name says, in bits: 10 where one in a thousand bears it."""
    root_bits = models.SmallIntegerField()
    """How much a meeting in this other word says, in bits; a common one says little."""
    birth_year = models.SmallIntegerField(null=True)
    """Year in which the suspect was born, as far as known; null where nobody knows."""
    enough = models.SmallIntegerField()
    """Bits from which two names may be one person, by the law of the day of writing."""
    version = models.SmallIntegerField()
    """Edition of the rules of spelling by which the hashes were computed."""

    class Meta:
        indexes = [models.Index(fields=["given", "root"], name="suspect_key")]


class IncidentTrace(models.Model):
    """Where the child of an incident lived when it was written down, as numbers, and how long it alarms.

    The act writes it with the incident. No role reads the table.
    """

    incident = models.OneToOneField(
        "justice.Incident", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    """Incident by its first row, whichever row says now what happened."""
    settlement_id = models.IntegerField(null=True)
    """Village or town of the child's address; null where no house is known. No foreign key."""
    house = models.IntegerField(null=True)
    """Hash of street and house, folded; null where the address names no house."""
    alarms_until = models.DateField()
    """Last day, inclusive, on which another child in the suspect's care is told of."""

    class Meta:
        indexes = [
            models.Index(
                fields=["settlement_id", "house"],
                name="trace_of_house",
                condition=models.Q(house__isnull=False),
            )
        ]

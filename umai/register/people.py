"""A child, once: the anchors of the register, and the facts about who somebody is and where."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.row_security import RowSecurity
from umai.places.models import Precision


def family_protection(whose, column, **more):
    """Rows of an "adult" or a "household", whose id is in this column.

    They are seen from the files of all children of it, and hidden by a wall around any of these children.
    """
    return RowSecurity(
        also=f"{column} = any ((select register_granted_{whose}s())::uuid[])"
        f" or register_{whose}_within({column})",
        emergency=f"{column} = any ((select register_emergency_{whose}s())::uuid[])",
        unless=f"{column} = any ((select register_walled_{whose}s())::uuid[])",
        looked=f"{column} = any ((select register_looked_{whose}s())::uuid[])",
        **more,
    )


class Child(FileRow):
    """One child on the register; everything else points here.

    The row says only where the file is held. Who the child is stands in `Identity`, as somebody
    recorded it and may have to correct it. A child is registered once and never deleted.
    """

    child_id = models.GeneratedField(
        expression=F("id"),  # type: ignore[arg-type]  # the stubs want an Expression; Django takes an F too
        output_field=models.UUIDField(),
        db_persist=True,
    )
    """The row's own id once more: a child's row belongs to that child's file."""
    external_id = models.CharField(max_length=60, blank=True)
    """Id of the child in the list from which the row was loaded; empty for all others."""

    class Meta:
        indexes = [
            models.Index(fields=["district", "municipality"], name="child_by_place"),
            models.Index(fields=["external_id"], condition=~Q(external_id=""), name="child_by_external_id"),
        ]

    def get_absolute_url(self):
        return reverse("casefile:child", args=[self.pk])


class Adult(FileRow):
    """One adult: a parent, a carer, a relative. Shared by the files of all their children."""

    protected_by = family_protection("adult", "id", of_lists="the row names nobody", plain=("external_id",))

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: an adult belongs to the files of all their children, not to one."""
    external_id = models.CharField(max_length=60, blank=True)
    """Id of the adult in the list from which the row was loaded; empty for all others."""


class Household(FileRow):
    """People who live together under one roof, at one address."""

    protected_by = family_protection("household", "id")

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: a household belongs to the files of all children who live in it."""
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Village or town where the household lives; only loaded rows say it, else null."""
    address = models.CharField(_("street and house"), max_length=300, blank=True)
    """Street and house of these people; only loaded rows say it, else empty."""
    external_id = models.CharField(max_length=60, blank=True)
    """Id of the household in the list from which it was loaded; empty for all others."""


class Sex(models.TextChoices):
    FEMALE = "f", _("girl")
    MALE = "m", _("boy")


class PersonName(models.Model):
    """A name as written in each document, and in parts. No form is ever made from another."""

    surname = models.CharField(_("surname"), max_length=100, blank=True)
    """Family name as it was recorded; empty when there is none or it is not known."""
    given = models.CharField(_("given name"), max_length=100)
    """First name as it was recorded; empty only for a child whose name nobody knows yet."""
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    """Name after the father, also with uulu or kyzy; empty when none was recorded."""
    written_ky = models.CharField(_("full name as written in Kyrgyz"), max_length=300, blank=True)
    """Whole name as a Kyrgyz document writes it; empty when no such document was seen."""
    written_ru = models.CharField(_("full name as written in Russian"), max_length=300, blank=True)
    """Whole name as a Russian document writes it; empty when no such document was seen."""
    written_latin = models.CharField(_("full name as written in Latin letters"), max_length=300, blank=True)
    """Whole name as a passport writes it in Latin letters; empty when none was seen."""

    class Meta:
        abstract = True

    def recorded_name(self):
        """The parts of the name that are known; "" for a child whose name nobody knows yet."""
        return " ".join(filter(None, [self.surname, self.given, self.patronymic]))

    def full_name(self):
        """The name as a page shows it, a sentence where it is not known."""
        return self.recorded_name() or gettext("Name not known")

    def all_written(self):
        """Every form of the name that somebody wrote down, without doubles."""
        forms = [self.recorded_name(), self.written_ky, self.written_ru, self.written_latin]
        return list(dict.fromkeys(filter(None, forms)))


class Identity(PersonName, Fact):
    """Who a child is: names, sex, birth date, PIN, as recorded at one time."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="identities")
    """Child whose names, birth and PIN the row records."""
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    """f for a girl, m for a boy; empty when it is not known."""
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    """Birth as far as it is known: the first day that it can mean; null when not known."""
    birth_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    """Whether the day, the month or only the year of birth is known, or nothing of it."""
    pin = models.CharField(_("personal identification number (PIN)"), max_length=14, blank=True)
    """Fourteen-digit personal number; empty when the child has none or nobody saw it."""
    pin_doubt = models.CharField(_("why the PIN is kept although it contradicts"), max_length=300, blank=True)
    """Why a PIN that contradicts sex or birth is kept; empty when nothing contradicts."""
    birth_certificate = models.CharField(_("birth certificate number"), max_length=40, blank=True)
    """Number as it stands on the child's birth certificate; empty when nobody saw it."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(current=True), name="one_identity_a_child"),
            # One PIN belongs to one child at a time; a struck or replaced claim frees it.
            models.UniqueConstraint(
                fields=["pin"], condition=Q(current=True) & ~Q(pin=""), name="one_child_a_pin"
            ),
        ]
        indexes = [
            models.Index(
                fields=["district", "birth_date"],
                include=["child", "municipality", "recorded_office"],
                condition=Q(current=True),
                name="identity_of_district",
            ),
            models.Index(
                fields=["child"], condition=Q(current=True, given=""), name="identity_without_a_name"
            ),
        ]


class AdultIdentity(PersonName, Fact):
    """Who an adult is, as recorded at one time."""

    protected_by = family_protection("adult", "adult_id")

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: facts of an adult belong to the files of all their children."""
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="identities")
    """Adult whose names, birth, PIN and telephone the row records."""
    sex = models.CharField(_("sex"), max_length=1, choices=[("f", _("woman")), ("m", _("man"))], blank=True)
    """f for a woman, m for a man; empty when it is not known."""
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    """Birth as far as it is known: the first day that it can mean; null when not known."""
    birth_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    """Whether the day, the month or only the year of birth is known, or nothing of it."""
    pin = models.CharField(_("personal identification number (PIN)"), max_length=14, blank=True)
    """Fourteen-digit personal number; empty when the adult has none or nobody saw it."""
    pin_doubt = models.CharField(
        _("why the PIN is kept although it contradicts"), max_length=300, blank=True, db_default=""
    )
    """Why a PIN that contradicts sex or birth is kept; empty when nothing contradicts."""
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    """Telephone at which the adult can be reached; empty when none is known."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["adult"], condition=Q(current=True), name="one_identity_an_adult"
            ),
            models.UniqueConstraint(
                fields=["pin"], condition=Q(current=True) & ~Q(pin=""), name="one_adult_a_pin"
            ),
        ]


class Relation(models.TextChoices):
    """What the adult is to the child."""

    MOTHER = "mother", _("mother")
    FATHER = "father", _("father")
    STEPMOTHER = "stepmother", _("stepmother")
    STEPFATHER = "stepfather", _("stepfather")
    GRANDMOTHER_F = "grandmother_f", _("grandmother (father's side)")
    GRANDMOTHER_M = "grandmother_m", _("grandmother (mother's side)")
    GRANDFATHER_F = "grandfather_f", _("grandfather (father's side)")
    GRANDFATHER_M = "grandfather_m", _("grandfather (mother's side)")
    AUNT_F = "aunt_f", _("aunt (father's side)")
    AUNT_M = "aunt_m", _("aunt (mother's side)")
    UNCLE_F = "uncle_f", _("uncle (father's side)")
    UNCLE_M = "uncle_m", _("uncle (mother's side)")
    SIBLING = "sibling", _("grown brother or sister")
    OTHER_RELATIVE = "other_relative", _("other relative")
    NOT_RELATED = "not_related", _("not a relative")


PARENTS = (Relation.MOTHER, Relation.FATHER)


class Kinship(Fact):
    """An adult of a child's family, and what they are to the child."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="kin")
    """Child to whose family the adult belongs."""
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="children")
    """Adult who belongs to the family of the child."""
    relation = models.CharField(_("relation to the child"), max_length=20, choices=Relation)
    """What the adult is to the child: mother, father, other relative, or no relative."""
    legal_representative = models.BooleanField(_("legal representative"), default=False)
    """Whether the adult acts for the child in law; false also where nobody said so."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["child", "adult"], condition=Q(current=True), name="one_kinship_a_pair"
            )
        ]
        indexes = [
            models.Index(
                fields=["child", "adult"],
                # Two conditions, not a list: PostgreSQL prints a list in another form than it was written.
                condition=Q(Q(relation=Relation.MOTHER) | Q(relation=Relation.FATHER), current=True),
                name="parent_of_child",
            )
        ]


class Membership(Fact):
    """A child or an adult lives in a household."""

    protected_by = family_protection("household", "household_id")

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    """Household in which this child or this adult lives."""
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="households"
    )
    """Child who lives in the household; null where the row is about an adult."""
    adult = models.ForeignKey(
        Adult, on_delete=models.PROTECT, null=True, blank=True, related_name="households"
    )
    """Adult who lives in the household; null where the row is about a child."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(child=None, adult__isnull=False) | Q(adult=None, child__isnull=False),
                name="member_is_a_child_or_an_adult",
            )
        ]

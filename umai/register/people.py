"""A child, once: the anchors of the register, and the facts about who somebody is and where."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.places.models import Precision


class Child(Held):
    """One child on the register; everything else points here.

    The row says only where the file is held. Who the child is stands in `Identity`, as somebody
    recorded it and may have to correct it. A child is registered once and never deleted.
    """

    child_id = models.GeneratedField(expression=F("id"), output_field=models.UUIDField(), db_persist=True)
    external_id = models.CharField(max_length=60, blank=True)  # the id in the list it came from

    class Meta:
        indexes = [
            models.Index(fields=["district", "municipality"], name="child_by_place"),
            models.Index(fields=["external_id"], condition=~Q(external_id=""), name="child_by_external_id"),
        ]

    def get_absolute_url(self):
        return reverse("casefile:child", args=[self.pk])


class Adult(Held):
    """One adult: a parent, a carer, a relative. Shared by the files of all their children."""

    child_id = models.UUIDField(null=True, editable=False)  # always null: an adult is nobody's child here
    external_id = models.CharField(max_length=60, blank=True)


class Household(Held):
    """People who live together under one roof, at one address."""

    child_id = models.UUIDField(null=True, editable=False)
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.CharField(_("street and house"), max_length=300, blank=True)
    external_id = models.CharField(max_length=60, blank=True)


class Sex(models.TextChoices):
    FEMALE = "f", _("girl")
    MALE = "m", _("boy")


class PersonName(models.Model):
    """A name as written in each document, and in parts. No form is ever made from another."""

    surname = models.CharField(_("surname"), max_length=100, blank=True)
    given = models.CharField(_("given name"), max_length=100)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    written_ky = models.CharField(_("full name as written in Kyrgyz"), max_length=300, blank=True)
    written_ru = models.CharField(_("full name as written in Russian"), max_length=300, blank=True)
    written_latin = models.CharField(_("full name as written in Latin letters"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def full_name(self):
        return " ".join(filter(None, [self.surname, self.given, self.patronymic]))

    def all_written(self):
        """Every form of the name that somebody wrote down, without doubles."""
        forms = [self.full_name(), self.written_ky, self.written_ru, self.written_latin]
        return list(dict.fromkeys(filter(None, forms)))


class Identity(PersonName, Fact):
    """Who a child is: names, sex, birth date, PIN, as recorded at one time."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="identities")
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    pin = models.CharField(_("personal identification number (PIN)"), max_length=14, blank=True)
    pin_doubt = models.CharField(_("why the PIN is kept although it contradicts"), max_length=300, blank=True)
    birth_certificate = models.CharField(_("birth certificate number"), max_length=40, blank=True)

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
                fields=["district", "birth_date"], include=["child", "municipality", "recorded_office"],
                condition=Q(current=True), name="identity_of_district",
            )
        ]  # fmt: skip


class AdultIdentity(PersonName, Fact):
    """Who an adult is, as recorded at one time."""

    child_id = models.UUIDField(null=True, editable=False)
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="identities")
    sex = models.CharField(_("sex"), max_length=1, choices=[("f", _("woman")), ("m", _("man"))], blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    pin = models.CharField(_("personal identification number (PIN)"), max_length=14, blank=True)
    pin_doubt = models.CharField(
        _("why the PIN is kept although it contradicts"), max_length=300, blank=True, db_default=""
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

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
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="children")
    relation = models.CharField(_("relation to the child"), max_length=20, choices=Relation)
    legal_representative = models.BooleanField(_("legal representative"), default=False)

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["child", "adult"], condition=Q(current=True), name="one_kinship_a_pair"
            )
        ]
        indexes = [
            models.Index(
                fields=["child", "adult"],
                # Word by word, not as a list: so it reads the same when it is made again from what it says.
                condition=Q(Q(relation=Relation.MOTHER) | Q(relation=Relation.FATHER), current=True),
                name="parent_of_child",
            )
        ]


class Membership(Fact):
    """A child or an adult lives in a household."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="households"
    )
    adult = models.ForeignKey(
        Adult, on_delete=models.PROTECT, null=True, blank=True, related_name="households"
    )

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(child=None, adult__isnull=False) | Q(adult=None, child__isnull=False),
                name="member_is_a_child_or_an_adult",
            )
        ]


class AddressKind(models.TextChoices):
    ACTUAL = "actual", _("place of actual residence")
    REGISTERED = "registered", _("registered address")


class Address(Fact):
    """Where a child lives, or is registered, from one day to another."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="addresses")
    kind = models.CharField(
        _("kind of address"), max_length=12, choices=AddressKind, default=AddressKind.ACTUAL
    )
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(_("street and house, or the address in words"), max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [
            models.Index(
                fields=["district", "settlement"],
                include=["kind", "holds_from", "holds_to", "child", "municipality", "recorded_office"],
                condition=Q(current=True), name="address_of_district",
            )
        ]  # fmt: skip


class AbsenceKind(models.TextChoices):
    EXTERNAL = "external", _("abroad")
    INTERNAL = "internal", _("in another part of the country")


class Absence(Fact):
    """A parent is away: where, since when, until when, and how to reach them.

    `holds_from` is the day they left and `holds_to` the day they came back.
    """

    child_id = models.UUIDField(null=True, editable=False)
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(_("where"), max_length=10, choices=AbsenceKind)
    country = models.CharField(_("country"), max_length=2, blank=True)  # ISO 3166-1, for an external absence
    place = models.CharField(_("place"), max_length=200, blank=True)
    return_expected_on = models.DateField(_("expected return"), null=True, blank=True)
    contact = models.CharField(_("telephone or messenger"), max_length=200, blank=True)
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True)

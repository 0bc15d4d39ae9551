"""The territory as a dated tree. Public data: no row here is protected, and none is ever deleted."""

import re

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.names.sorting import ALPHABET, RANKS


class PlaceLevel(models.TextChoices):
    COUNTRY = "country", _("country")
    OBLAST = "oblast", _("oblast")
    DISTRICT = "district", _("district")
    CITY = "city", _("city or town")
    MUNICIPALITY = "municipality", _("aiyl aimak")
    VILLAGE = "village", _("village")


class Precision(models.TextChoices):
    """How exactly a published date is known."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    SPAN = "span", _("within a span")
    UNKNOWN = "unknown", _("not known")


def _sort_column(field):
    """A stored column that sorts Ң, Ө and Ү correctly without ICU (see umai.names.sorting)."""
    key = Func(
        Lower(field), Value(ALPHABET), Value(RANKS), function="translate", output_field=models.TextField()
    )
    return models.GeneratedField(
        expression=key,
        output_field=models.TextField(),
        db_persist=True,
        db_comment="The name with letters replaced so that code point order is Kyrgyz alphabetical order.",
    )


class Classifier(models.Model):
    """One version of the state classifier that was loaded: which, from where, when, and the exact bytes."""

    id = models.AutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    name = models.TextField()
    """Name of the version as its files say it, else that of the folder they came in."""
    source = models.TextField(blank=True)
    """Who published the version, in the words of its files; empty when they do not say."""
    in_force_on = models.DateField(null=True, blank=True)
    """First day on which the version is in force; null when the publisher does not say."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 over the loaded files, in hexadecimal; the same files are one version."""
    loaded_at = models.DateTimeField(db_default=models.functions.Now())
    """When these files were loaded for the first time, by the database's clock."""

    class Meta:
        verbose_name = _("classifier")
        constraints = [models.UniqueConstraint(fields=["sha256"], name="places_classifier_once")]

    def __str__(self):
        return self.name


class PlaceQuerySet(models.QuerySet["Place"]):
    def on(self, day):
        """Places that may have been valid on this day: where a date is doubtful, both sides count."""
        began = Q(valid_from=None) | Q(valid_from__lte=day)
        not_ended = Q(valid_to=None) | Q(valid_to__gte=day)
        return self.filter(began, not_ended)

    def current(self):
        """Places that no classifier and no published change has closed."""
        return self.filter(valid_to=None)

    def villages(self):
        return self.filter(level=PlaceLevel.VILLAGE)

    def with_department(self):
        """The units that have a department of their own: districts and cities of oblast significance."""
        return self.filter(district=F("pk"))

    def municipalities(self):
        """The units with a local social worker: aiyl aimaks, towns, cities, inner districts."""
        return self.filter(municipality=F("pk"))

    def below(self, place):
        """Everything inside this place, at any depth, without the place itself."""
        return self.filter(above__contains=[place.pk])

    def within(self, place):
        """This place and everything inside it."""
        return self.filter(Q(pk=place.pk) | Q(above__contains=[place.pk]))

    def with_path(self):
        """Fetch what `path_in` needs in the same query."""
        return self.select_related("municipality__parent__parent__parent", "parent__parent__parent__parent")

    def in_order(self):
        """Alphabetical by the Kyrgyz alphabet."""
        return self.order_by("sort_ky", "code")

    def known_as(self, code):
        """The present place of a code, following old codes to what replaced them; None if unknown."""
        if not re.fullmatch(r"[0-9]{14}", code):
            return None
        place: Place | None = self.filter(code=code).first()
        if place is None:
            change = Change.objects.using(self.db).filter(place__isnull=False, old__contains=code).first()
            place = change.place if change else None
        while place and place.replaced_by_id:
            place = place.replaced_by
        return place


class Place(models.Model):
    """One unit of the territory, as one code of the classifier names it.

    The id is a small integer because row security compares it; it never changes, also
    when the unit is renamed. `valid_from` is the first and `valid_to` the last day on which
    the unit may have been valid: for "2022" 1 January and 31 December. Null in `valid_from`
    means nobody published a beginning; null in `valid_to` means that it is in force.
    The words as published stand beside. A code that ends stays, for the records made under it.
    """

    id = models.AutoField(primary_key=True)
    """Number of the unit, given once and never changed; row security and records hold it."""
    code = models.CharField(_("code"), max_length=14)
    """Code of the unit in the state classifier (SOATE), 14 digits kept as text."""
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    """Unit in which it lies by the state classifier; null for the country."""
    level = models.CharField(_("level"), max_length=12, choices=PlaceLevel)
    """Kind of unit: country, oblast, district, city or town, aiyl aimak, or village."""
    name_ky = models.TextField(_("name in Kyrgyz"))
    """Name in Kyrgyz, as published, as others wrote it, or made by rule from the Russian one."""
    name_ru = models.TextField(_("name in Russian"))
    """Name in Russian, as the files of the state classifier have it."""
    name_en = models.TextField(_("name in English"))
    """Name in Latin letters, as published or made by rule from the Kyrgyz one."""
    name_ky_source = models.TextField(blank=True)
    """Who wrote the Kyrgyz name, where `source` has none; empty: published there, or made by rule."""
    also = ArrayField(models.TextField(), default=list)
    """Other names under which lists may have it, as of before a renaming; never shown as its name."""
    # False: a Kyrgyz or Latin form was made by rule and no native reader has confirmed it.
    names_reviewed = models.BooleanField(_("names reviewed"), default=False)
    """False: the Kyrgyz or Latin name was made by rule, and no native reader confirmed it."""
    iso_code = models.CharField(max_length=6, blank=True)
    """Code of ISO 3166, as KG or KG-Y; empty where the unit has none."""

    # The unit with a department: the 40 districts, cities of republican and oblast significance,
    # the four inner districts of Bishkek. Null for the country, oblasts and Bishkek as a whole.
    district = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """Unit whose department answers for it, maybe itself; null above units with a department."""
    # The unit with a local social worker: aiyl aimak, town, city, inner district. Null above
    # these, and for the few settlements that the classifier hangs directly on a district.
    municipality = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """Unit whose social worker answers for it, maybe itself; null where there is none."""
    above = ArrayField(models.IntegerField(), default=list)
    """Ids of all units in which it lies, from the country down, to find all inside a unit."""

    valid_from = models.DateField(null=True)
    """First day on which the unit may have been valid; null when no beginning was published."""
    valid_from_precision = models.CharField(max_length=7, choices=Precision, default=Precision.UNKNOWN)
    """How exactly the beginning is known: to the day, month or year, in a span, or not."""
    valid_from_words = models.TextField(blank=True)
    """The beginning in the words of its source; empty when none was published."""
    valid_to = models.DateField(null=True)
    """Last day on which the unit may have been valid; null means that it is in force."""
    valid_to_precision = models.CharField(max_length=7, choices=Precision, blank=True)
    """How exactly the end is known, as for the beginning; empty while the unit is in force."""
    valid_to_words = models.TextField(blank=True)
    """The end in the words of its source; empty while the unit is in force."""
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    """Unit that came after it by a published change; null when none is known."""

    source = models.TextField()
    """Where this unit's names and code were taken from, in the words of the loaded file."""
    classifier = models.ForeignKey(Classifier, on_delete=models.PROTECT, related_name="places")
    """Newest loaded version of the state classifier that has this code."""
    sort_ky = _sort_column("name_ky")
    sort_ru = _sort_column("name_ru")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(fields=["code"], name="places_code_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{14}$"), name="places_code_is_14_digits"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="places_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None, valid_to_precision="")
                | Q(valid_to__isnull=False) & ~Q(valid_to_precision=""),
                name="places_end_says_how_exact",
            ),
        ]
        indexes = [GinIndex(fields=["above"], name="places_above")]

    def __str__(self):
        return self.name

    @property
    def is_current(self):
        return self.valid_to is None

    @property
    def name(self):
        """The name in the language of the reader."""
        return self.name_in(get_language() or "ky")

    def name_in(self, language):
        """The name in Kyrgyz ("ky"), Russian ("ru") or Latin letters (any other language)."""
        return {"ky": self.name_ky, "ru": self.name_ru}.get(language[:2], self.name_en)

    def path_in(self, language):
        """The name with those of the places around it, up to the oblast, because names are not unique."""
        steps: list[str] = []
        place: Place | None = self
        while place is not None and (place.level != PlaceLevel.COUNTRY or not steps):
            steps.append(place.name_in(language))
            place = place.holder
        return ", ".join(steps)

    @property
    def holder(self):
        """The place around it that is shown: its municipality if there is one, else the published parent."""
        if self.municipality_id and self.municipality_id != self.pk:
            return self.municipality
        return self.parent


class Change(models.Model):
    """One published change of the territory, in the words of its source, for one place.

    A change that names several codes is several rows; one whose places are not published has
    no place. `from_on` and `to_on` are the first and last day on which it can have happened.
    """

    id = models.AutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    code = models.TextField(blank=True)
    """14 digits of the unit that changed, or the word of the source where it names several."""
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="changes")
    """Unit that has this code; null when no unit with this code is known."""
    date_words = models.TextField()
    """Date as published, such as 2022 or 2023-2025, or words for it; empty when not known."""
    precision = models.CharField(max_length=7, choices=Precision)
    """How exactly the date is known: to the day, month or year, in a span, or not."""
    from_on = models.DateField(null=True)
    """First day on which the change can have happened; null when its date is not known."""
    to_on = models.DateField(null=True)
    """Last day on which the change can have happened; null when its date is not known."""
    kind = models.TextField()
    """Sort of change in the word of its source, such as rename, merge, status or parent."""
    old = models.TextField(blank=True)
    """State before the change, in the source's words: a name, a status or codes."""
    new = models.TextField(blank=True)
    """State after the change, in the source's words: a name, a status or codes."""
    note = models.TextField(blank=True)
    """What happened, in a sentence; or that it was found by comparing two versions."""
    source = models.TextField()
    """Where the change was published; if found by comparing, the version that shows it."""
    confidence = models.TextField(blank=True)
    """How sure it is, in the source's words, such as high; empty if found by comparing."""

    class Meta:
        verbose_name = _("change of the territory")
        ordering = ["from_on", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "date_words", "kind", "old", "new", "note"], name="places_change_once"
            )
        ]

    def __str__(self):
        return f"{self.date_words}: {self.kind} {self.code}"

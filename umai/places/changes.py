"""The published changes of places: what earlier versions announced, and what two versions show."""

from umai.places.dates import parse_published_date
from umai.places.files import CHANGE_COLUMNS, AnnouncedChange
from umai.places.models import Change, Precision


def announced_before(using):
    """The published changes of earlier versions; what they ended stays ended."""
    return [
        AnnouncedChange(row.code, parse_published_date(row.date_words), **_as_published(row))
        for row in Change.objects.using(using).order_by("pk")
    ]


def _as_published(change):
    return {name: getattr(change, name) for name in CHANGE_COLUMNS}


def unannounced_changes(before, after, edition, ids):
    """Changes that nobody announced but that two classifiers show: a new name, a new parent."""
    announced = {change.code for change in edition.announced if change.kind == "rename"}
    day = edition.in_force_on
    common = {
        "code": after.code,
        "place_id": after.pk,
        "source": edition.name,
        "date_words": day.isoformat() if day else "",
        "from_on": day,
        "to_on": day,
        "precision": Precision.DAY if day else Precision.UNKNOWN,
        "note": "Found by comparing this classifier with the one before it",
    }
    if before.name_ru != after.name_ru and after.code not in announced:
        yield Change(kind="rename", old=before.name_ru, new=after.name_ru, **common)
    if before.parent_id != after.parent_id:
        codes = {pk: code for code, pk in ids.items()}
        old, new = codes.get(before.parent_id, ""), codes.get(after.parent_id, "")
        yield Change(kind="parent", old=old, new=new, **common)


def store_changes(found, edition, ids, using):
    """Write the announced and these changes that are not written yet; answers how many."""
    changes = Change.objects.using(using)
    stored = set(changes.values_list("code", "date_words", "kind", "old", "new", "note"))
    for change in edition.announced:
        found.append(
            Change(
                code=change.code,
                place_id=ids.get(change.code),
                date_words=change.when.words,
                precision=change.when.precision,
                from_on=change.when.first,
                to_on=change.when.last,
                **_as_published(change),
            )
        )
    new = {}
    for change in found:
        identity = (change.code, change.date_words, change.kind, change.old, change.new, change.note)
        if identity not in stored:
            new.setdefault(identity, change)
    changes.bulk_create(new.values())
    return len(new)

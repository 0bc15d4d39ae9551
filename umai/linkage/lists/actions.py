"""What may be done with lists: add a source, send a file, have it taken in, or delete it."""

from hashlib import sha256

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once, require_text
from umai.documents.sealed import envelope
from umai.linkage.lists.models import ListSource, Mapping, Order, Upload
from umai.linkage.lists.preview import open_table, require_columns
from umai.places.models import Place, PlaceLevel
from umai.refusal import NotPermitted, Refusal

FORM = "list"  # bound into the encryption of an upload, so that nothing else is taken for it


class SlugTaken(Refusal):
    """Another source has this short name."""


class ListAlreadyOrdered(Refusal):
    """The file waits to be taken in, or was taken in."""


class UploadIsGone(Refusal):
    """The file that was sent is not here any more."""


@act("linkage.add_source")
def add_source(own_office, *, by, id, slug, name, body, ground, whom, of_migrants=False):
    """Add a source of lists: who keeps it, under which article it is given, whom it can contain.

    `own_office` is the office in whose name it is added. Raises `Incomplete`, `SlugTaken`.
    """
    require_text(
        ground, _("Write the article or the agreement under which the list is given. Nothing was saved.")
    )
    require_text(whom, _("Write which children the list can contain. Nothing was saved."))
    source = ListSource(
        id=id,
        slug=slug,
        name=name.strip(),
        body=body,
        ground=ground.strip(),
        whom=whom.strip(),
        of_migrants=of_migrants,
    )
    taken = _("Another source has this short name. Nothing was saved. Choose another.")
    return insert_once(source, {"slug": SlugTaken(taken)})


@act("linkage.send")
def send_list(source, *, by, id, name, data, from_on, to_on):
    """Keep a file of this source, sealed, until it is taken in; it is read once, to see that it can be.

    `name` is only read for its ending; `from_on` and `to_on` are the first and the last day for which the
    list holds. Raises `UnreadableList`, `Incomplete`, `AlreadyReceived`.
    """
    if to_on < from_on:
        raise Incomplete(_("The last day lies before the first. Nothing was kept. Check both."))
    ending = name.rpartition(".")[2].lower()[:8]
    with open_table(data, ending):
        pass
    envelope.share_key_lock()
    key, version = envelope.new_file_key(), envelope.newest_version()
    upload = Upload(
        id=id,
        source=source,
        area=area_of(by),
        from_on=from_on,
        to_on=to_on,
        size=len(data),
        ending=ending,
        sha256=sha256(data).hexdigest(),
        sealed=envelope.seal(data, key, of=id, form=FORM),
        wrapped=envelope.wrap(key, of=id, form=FORM, version=version),
        version=version,
        recorded_by_id=by.pk,
    )
    return insert_once(upload)


@act("linkage.take_in")
def order_ingest(upload, *, by, id, columns, whole=True):
    """Have the worker take a sent file in, with these meanings of its columns, which are remembered.

    `columns` is a list of [what stands above, meaning or ""]. `whole`: all rows or none. Raises
    `UnreadableList` where the meanings do not make a list, and `ListAlreadyOrdered`.
    """
    require_columns([meant for _name, meant in columns])
    if has_open_order(upload.pk):
        raise ListAlreadyOrdered(
            _("This list is being taken in. Nothing was asked for twice. Wait for the result.")
        )
    Mapping.objects.create(source=upload.source, columns=columns)
    return Order.objects.create(
        id=id, upload_id=upload.pk, source=upload.source, columns=columns, whole=whole, recorded_by_id=by.pk
    )


@act("linkage.forget")
def forget_upload(upload, *, by):
    """Delete a sent file that is not to be taken in. Raises `ListAlreadyOrdered`, `UploadIsGone`."""
    if has_open_order(upload.pk):
        raise ListAlreadyOrdered(_("This list is being taken in. Nothing was deleted. Wait for the result."))
    if not Upload.objects.filter(pk=upload.pk).delete()[0]:
        raise UploadIsGone(_("This file is here no more. Send it again."))
    return upload


def has_open_order(upload_id) -> bool:
    return Order.objects.filter(upload_id=upload_id, edition=None, failure=None).exists()


def area_of(by) -> Place:
    """Where the rows of this worker's lists are expected: the district, the oblast, or the country."""
    place = by.office.place
    if place.district_id is not None:
        return place.district
    if place.level in (PlaceLevel.COUNTRY, PlaceLevel.OBLAST):
        return place
    raise NotPermitted(_("Your office answers for no district. Nothing was kept. Ask the administrator."))


def bytes_of(upload) -> bytes:
    """The file as it was sent. Raises `UploadIsGone` where it cannot be opened."""
    try:
        key = envelope.unwrap(upload.wrapped, of=upload.pk, form=FORM, version=upload.version)
        return envelope.unseal(bytes(upload.sealed), key, of=upload.pk, form=FORM)
    except envelope.DoesNotOpen as error:
        raise UploadIsGone(_("This file cannot be opened any more. Send it again.")) from error

"""The search keys of a child's name, written when the name is written."""

from umai.names.keys import KEYS_VERSION, search_keys
from umai.names.parts import Parts, father_of, parse
from umai.register.models import NameKey

LONGEST = NameKey._meta.get_field("key").max_length


def keys_of(name) -> list[str]:
    """The keys under which this `PersonName` is found: of its parts, and of every form as written."""
    parts = Parts(name.surname, name.given, name.patronymic, father_of(name.patronymic))
    written = [name.written_ky, name.written_ru, name.written_latin]
    keys = set(search_keys(parts)) | set(search_keys(parse(name.full_name())))
    for form in filter(None, written):
        keys |= set(search_keys(parse(form)))
    return sorted({key[:LONGEST] for key in keys})


def write_keys(identity):
    """Write the keys of this identity, as the rules of spelling are today."""
    NameKey.objects.bulk_create(
        NameKey(child_id=identity.child_id, identity=identity, key=key, version=KEYS_VERSION)
        for key in keys_of(identity)
    )

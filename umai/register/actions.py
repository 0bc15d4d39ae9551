"""What may be done on the register. Every act goes through the door, and returns the row it made."""

from umai.access.doors import act
from umai.register.models import Child, Identity


@act("register.add_child")
def add_child(municipality, *, by, id, identity, external_id=""):
    """Register a child who lives in this municipality, with the identity as it is known now.

    `municipality` is the Place; `id` is made by the writer; `identity` holds the fields of
    `Identity`.
    """
    child = Child.objects.create(
        id=id,
        district_id=municipality.district_id,
        municipality_id=municipality.municipality_id,
        office_id=by.reach.office_id,
        external_id=external_id,
    )
    Identity.objects.create(child=child, **identity)
    return child

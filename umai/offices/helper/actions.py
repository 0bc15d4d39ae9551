"""The act that says who helps with the program."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import Incomplete
from umai.offices.helper.models import ProgramHelper
from umai.offices.staff import require_own_office


@act("offices.set_helper")
def set_helper(office, *, by, name, phone, hours=""):
    """Say whom the workers of this office call about the program; without a name and number: nobody.

    Raises `Incomplete` where a name has no telephone or a telephone no name, `NotPermitted` for an office
    of another district.
    """
    require_own_office(by, office)
    name, phone, hours = name.strip(), phone.strip(), hours.strip()
    if bool(name) != bool(phone) or (hours and not name):
        raise Incomplete(_("Write both the name and the telephone, or leave all of it empty."))
    return ProgramHelper.objects.create(office=office, name=name, phone=phone, hours=hours)

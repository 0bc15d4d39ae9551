"""Who helps with the program at an office, and whose name stands in the foot of a page."""

from umai.offices.helper.models import ProgramHelper

# One row for whoever speaks: the nearest helper as [name, telephone, hours], or null. The own office comes
# first, then the department of the district, the oblast, the Ministry.
HELPER_SQL = """select (
    select array[h.name, h.phone, h.hours]
    from staff_office mine
    join places_place p on p.id = mine.place_id
    cross join offices_programhelper h
    join staff_office o on o.id = h.office_id
    where mine.id = %(office)s and h.name <> '' and coalesce(o.to_on >= access_today(), true)
        and (o.id = mine.id or o.kind = 'ministry'
            or (o.kind = 'district' and o.place_id = p.district_id)
            or (o.kind = 'oblast' and o.place_id = any (p.above || p.id)))
        and not exists (
            select from offices_programhelper later
            where later.office_id = h.office_id and later.recorded_at > h.recorded_at)
    order by o.id = mine.id desc, array_position(array['district', 'oblast', 'ministry'], o.kind::text), o.id
    limit 1) as helper"""


def helper_of(office):
    """Who helps at this very office; None where nobody is named."""
    newest = ProgramHelper.objects.filter(office=office).order_by("-recorded_at").first()
    return newest if newest and newest.name else None

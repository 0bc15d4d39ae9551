"""A file in another district: what a department there does by accepting it, in one step."""

from django.db import connections, transaction

from umai.access.sessions import set_claim


def move_across(child_id, *, by, to):
    """Move the file to the office where `to` works, in whatever district; `by` is who speaks."""
    place = to.office.place
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        set_claim(cursor, by.token)
        cursor.execute(
            "select access_move_rows(%s, %s, %s, %s)",
            [child_id, place.district_id, place.municipality_id, to.office.pk],
        )

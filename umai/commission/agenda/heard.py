"""What the child says of a matter: told for this session, or for an earlier one that put the matter off."""

from django.db.models import Q

from umai.commission.agenda.models import HeardHow, HeardView


def views_of(items, by) -> dict:
    """Item id to the child's view of its matter, within reach. One query.

    Where nothing was said for this session, the latest view of the same matter at an earlier session of the
    same Commission counts, so that no child is asked twice; that it could not be heard does not count again.
    `commission_heard` in the database says the same.
    """
    ids = [[getattr(one, f"{column}_id") for one in items] for column in ("request", "edition", "earlier")]
    request, edition, earlier = ([pk for pk in found if pk] for found in ids)
    same = Q(item__request__in=request) | Q(item__edition__in=edition) | Q(item__earlier__in=earlier)
    rows = HeardView.objects.within_reach_of(by).filter(same).select_related("item__session")
    found: dict = {}
    for row in rows.order_by("item__session__held_on", "recorded_at"):
        found.setdefault(matter_of(row.item), []).append(row)
    return {one.pk: view for one in items if (view := view_of(one, found.get(matter_of(one), [])))}


def view_of(item, views):
    """The view that counts for this item among those of its matter, the oldest first; or None."""
    for view in reversed(views):
        if view.item_id == item.pk:
            return view
    held_on = item.session.held_on
    ours = (one for one in reversed(views) if one.item.commission_id == item.commission_id)
    before = (one for one in ours if one.item.session.held_on <= held_on)
    return next((one for one in before if one.how != HeardHow.NOT_HEARD), None)


def matter_of(item):
    """What the item is about, whichever session it stands on."""
    return item.kind, item.request_id or item.edition_id or item.earlier_id

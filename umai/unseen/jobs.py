"""What the clock does with children on lists: make the work list anew, one district after the other."""

from django.db import transaction
from django.db.models import F

from umai.machine.cluster.functions import fetch_value
from umai.places.models import Place


def regroup_districts(*, using="default"):
    """Make the lines of every district anew; answers how many districts there are.

    Triggers do it all day, but two transactions that change different things about one child at the same
    instant do not always see each other. Each district is locked only while its lines are made; safe to stop
    and to run twice.
    """
    districts = Place.objects.using(using).filter(district_id=F("pk")).order_by("pk")
    pks = list(districts.values_list("pk", flat=True))
    for pk in pks:
        with transaction.atomic(using=using):
            fetch_value("select unseen_regroup(%s)", [pk], using=using)
    return len(pks)

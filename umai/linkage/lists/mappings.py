"""What the columns of a source's files mean, remembered from the last time a person said so."""

from umai.linkage.lists.models import Mapping


def last_mapping_of(source, *, using="default"):
    """[what stands above, meaning] of each column, as last corrected; None where nobody did."""
    latest = Mapping.objects.using(using).filter(source=source).order_by("-recorded_at").first()
    return latest and latest.columns

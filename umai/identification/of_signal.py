"""What every row about a signal has. Apart from the models, so that files of models may share it."""

from django.db import models


class OfSignal(models.Model):
    """What every row about a signal has; such a row is seen by whoever sees the signal."""

    child_id = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True

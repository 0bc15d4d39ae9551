"""A column with the code of a choice from a list of the law."""

from django.db import models


class ListedField(models.CharField):
    """The code of a choice from the list `listed` of the law: it says nothing of a person by itself."""

    def __init__(self, *args, listed="", **kwargs):
        self.listed = listed
        super().__init__(*args, **{"max_length": 40, **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def list_of(field) -> str:
    """The list of the law from which this column, or each value of it, is chosen; "" for any other column."""
    return getattr(getattr(field, "base_field", field), "listed", "")

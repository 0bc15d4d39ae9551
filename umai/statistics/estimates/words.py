"""Methods and strata of an estimate by their codes: what each is called, and what a method takes for true."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.register.people import Sex


class MethodWords(NamedTuple):
    called: Promise
    says: Promise


METHODS = {
    "main-effects": MethodWords(
        gettext_lazy("lists taken as independent"),
        gettext_lazy(
            "every list is independent of the others; where one feeds another the number is too low"
        ),
    ),
    "stepwise-0.02": MethodWords(
        gettext_lazy("one model, built step by step"),
        gettext_lazy("two lists depend on each other where chance does not explain what they share"),
    ),
    "bic": MethodWords(
        gettext_lazy("one model, chosen by BIC"),
        gettext_lazy("the model that explains most with least; the others are taken for wrong"),
    ),
    "average": MethodWords(
        gettext_lazy("average of all models"),
        gettext_lazy("all models, each by how well it explains the lists: the answer is taken from it"),
    ),
    "chao": MethodWords(
        gettext_lazy("Chao's lower bound"),
        gettext_lazy("at least so many, however unequally easy the children are to find"),
    ),
    "latent-class": MethodWords(
        gettext_lazy("kinds of children"),
        gettext_lazy("there are kinds of children that are found with different ease"),
    ),
}


# Columns and values as `umai histories` writes them; any other stands as the file has it.
COLUMNS = {"oblast": gettext_lazy("Oblast"), "age": gettext_lazy("Age"), "sex": gettext_lazy("Sex")}
# Lists as files of histories often name them; any other stands as its file has it.
LISTS = {
    "school": gettext_lazy("school"),
    "pupils": gettext_lazy("pupils"),
    "clinic": gettext_lazy("clinic"),
    "social": gettext_lazy("social services"),
    "police": gettext_lazy("police"),
    "border": gettext_lazy("border service"),
    "migrants": gettext_lazy("migrants"),
    "rounds": gettext_lazy("rounds"),
    "register": gettext_lazy("register"),
}
SEXES = {str(one.value): one.label for one in Sex}


def column_in_words(column: str) -> str:
    return str(COLUMNS.get(column, column))


def value_in_words(column: str, value: str, places: dict[str, str]) -> str:
    """A value of a stratum; `places` are the names of oblasts by their English ones."""
    if value == "unknown":
        return _("unknown")
    if column == "sex":
        return str(SEXES.get(value, value))
    return places.get(value, value)


def list_in_words(name: str) -> str:
    return str(LISTS.get(name, name))


def method_in_words(code: str) -> str:
    return str(METHODS[code].called)

"""The settings of `umai search`: those of Umai with only the rooms that a search asks, for a quick start."""

from umai.settings import *  # noqa: F403

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "umai.trail",
    "umai.places",
    "umai.staff",
    "umai.access",
    "umai.notices",
    "umai.register",
]

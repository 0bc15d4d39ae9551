from django.apps import AppConfig
from django.db.models.signals import class_prepared

from umai.schema.meanings import give_meanings

# Before any model is made: Django imports the configurations of all apps first.
class_prepared.connect(give_meanings)


class SchemaConfig(AppConfig):
    name = "umai.schema"
    label = "schema"

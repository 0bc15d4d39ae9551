from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    name = "umai.identification"
    label = "identification"
    default_auto_field = "django.db.models.BigAutoField"

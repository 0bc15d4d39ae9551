from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "umai.protection"
    label = "protection"
    default_auto_field = "django.db.models.BigAutoField"

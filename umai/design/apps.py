from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "umai.design"
    label = "design"

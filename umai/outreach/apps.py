from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "umai.outreach"
    label = "outreach"

from django.apps import AppConfig


class UnseenConfig(AppConfig):
    name = "umai.unseen"
    label = "unseen"

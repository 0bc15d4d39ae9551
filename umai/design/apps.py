from django.apps import AppConfig

from umai.design.kyrgyz.catalogue import install


class DesignConfig(AppConfig):
    name = "umai.design"

    def ready(self) -> None:
        install()

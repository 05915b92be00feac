from django.apps import AppConfig, apps


class KernelConfig(AppConfig):
    name = "preau.kernel"

    def ready(self) -> None:
        from preau.kernel import registry

        registry.load(apps.get_app_configs())

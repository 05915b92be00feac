from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created


class KernelConfig(AppConfig):
    name = "preau.kernel"

    def ready(self) -> None:
        from preau.kernel import connections, registry

        connection_created.connect(connections.on_new_connection)
        registry.load(apps.get_app_configs())

from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created


class KernelConfig(AppConfig):
    name = "preau.kernel"

    def ready(self) -> None:
        from preau.kernel import connections, plurals, registry

        connection_created.connect(connections.on_new_connection)
        plurals.count_as_the_french_do()
        registry.load(apps.get_app_configs())

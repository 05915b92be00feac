"""Settings read the environment and decide nothing else (docs/reference/settings.md)."""

from pathlib import Path

import environ

from preau.config.apps import discovered_apps
from preau.config.data import data_folder, secret_key
from preau.config.databases import caches, databases

env = environ.Env()
if Path(".env").exists():
    env.read_env(Path(".env"))

PREAU_DATA = data_folder()
PREAU_ENV = env.str("PREAU_ENV", default="embedded")
PREAU_BASE_URL = env.str("PREAU_BASE_URL", default="http://localhost:8000")

SECRET_KEY = secret_key(PREAU_DATA)
DEBUG = False
DATABASES = databases(env, PREAU_DATA)
DATABASE_ROUTERS = ["preau.kernel.connections.EphemeralRouter"]
CACHES = caches(env)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django_tasks_db",
    *discovered_apps(),
]
MIDDLEWARE = [
    "preau.kernel.connections.SafeMethodsCannotWrite",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends." + (
    "cache" if env("PREAU_REDIS_URL", default="") else "db"
)

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True

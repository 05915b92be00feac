"""Settings read the environment and decide nothing else (docs/reference/settings.md)."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from preau.config.apps import PACKAGE, added_services, discovered_apps
from preau.config.databases import caches, databases
from preau.config.installation import (
    base_url,
    kind_of_installation,
    minutes_of_stillness,
    number_of_proxies,
)
from preau.kernel import logs
from preau.kernel.data import data_folder, secret_key

env = environ.Env()
if Path(".env").exists():
    env.read_env(Path(".env"))

PREAU_DATA = data_folder()
PREAU_ENV = kind_of_installation(env)
PREAU_PUBLIC_FACTS = Path(env.str("PREAU_PUBLIC_FACTS", default=str(PREAU_DATA / "public-facts.toml")))
PREAU_PROXIES = number_of_proxies(env)
PREAU_BASE_URL = base_url(env)
PREAU_AAF_STILL = minutes_of_stillness(env)

SECRET_KEY = secret_key(PREAU_DATA)
SECRET_KEY_CONFIGURED = bool(env.str("PREAU_SECRET_KEY", default=""))
DEBUG = False
DATABASES = databases(env, PREAU_DATA)
DATABASE_ROUTERS = ["preau.kernel.connections.EphemeralRouter"]
CACHES = caches(env)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PREAU_APPS = [*discovered_apps(), *added_services(env.str("PREAU_SERVICES", default=""))]
INSTALLED_APPS = [
    *PREAU_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks_db",
]
MIDDLEWARE = [
    "preau.kernel.connections.SafeMethodsCannotWrite",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "preau.ui.middleware.PowersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "preau.core.accounts.middleware.ActorMiddleware",
    "preau.core.notifications.middleware.BellMiddleware",
    "preau.ui.middleware.AppearanceMiddleware",
    "preau.ui.middleware.BusyMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends." + (
    "cache" if env("PREAU_REDIS_URL", default="") else "db"
)
ROOT_URLCONF = "preau.config.urls"
WSGI_APPLICATION = "preau.config.wsgi.application"

HTTPS = urlsplit(PREAU_BASE_URL).scheme == "https"
ALLOWED_HOSTS = [urlsplit(PREAU_BASE_URL).hostname or "localhost"]
CSRF_TRUSTED_ORIGINS = [PREAU_BASE_URL]
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "preau.ui.told.form_expired"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "preau.ui.context.shell"],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "preau.ui.templatetags.french",
                "preau.ui.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "preau.ui.forms.Renderer"

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "ui" / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PREAU_DATA / "files", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["preau.core.accounts.backend.SessionBackend"]
PASSWORD_HASHERS = ["preau.core.accounts.hashers.Argon2"]
LOGIN_URL = "accounts:sign-in"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

LOGGING = logs.LOGGING

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True

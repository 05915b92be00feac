"""`python -m tests.gallery [port]`: every component, to look at while drawing it."""

import os
import sys
from wsgiref.simple_server import make_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "preau.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

if __name__ == "__main__":
    application = get_wsgi_application()
    settings.ROOT_URLCONF = "tests.gallery.urls"
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    sys.stdout.write(f"http://localhost:{port}/galerie/\n")
    make_server("localhost", port, application).serve_forever()

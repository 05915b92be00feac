"""The conventions that a machine can hold (docs/explanation/conventions.md)."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src/preau").rglob("*.py"))
WRITTEN = [path for path in SOURCES if "migrations" not in path.parts]
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "misc.py"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_a_file_stays_a_small_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.name not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_a_function_fits_on_one_screen(path: Path) -> None:
    long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION]
    assert not long


def test_every_app_says_why_it_exists_in_a_readme() -> None:
    apps = {path.parent for path in SOURCES if path.name == "manifest.py"}
    assert not [name(app) for app in apps if not (app / "README.md").exists()]


def test_a_folder_with_tables_declares_itself_in_a_manifest() -> None:
    owners = {path.parent if path.name == "models.py" else path.parent.parent
              for path in WRITTEN if path.name == "models.py" or path.parent.name == "models"}  # fmt: skip
    assert not [name(app) for app in owners if not (app / "manifest.py").exists()]


def test_the_last_folder_name_of_an_app_is_used_once() -> None:
    labels = [path.parent.name for path in SOURCES if path.name == "manifest.py"]
    assert len(labels) == len(set(labels))


def test_every_folder_with_code_is_a_package_that_the_linter_sees() -> None:
    folders = {
        path.parent for path in SOURCES if "migrations" not in path.parts and "tests" not in path.parts
    }
    assert not [name(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_no_lock_names_an_address() -> None:
    locks = [*ROOT.glob("requirements/*.txt"), *ROOT.glob("frontend/package-lock.json")]
    assert not [
        name(lock) for lock in locks if "http://" in lock.read_text() or "https://" in lock.read_text()
    ]


def test_no_committed_file_comes_from_elsewhere() -> None:
    """Third-party files come from locked packages; ours are text, svg or the screenshot of the README."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    foreign = (".min.js", ".woff", ".woff2", ".ttf", ".otf", ".mo", ".whl", ".jar")
    assert not [line for line in tracked.splitlines() if line.endswith(foreign)]

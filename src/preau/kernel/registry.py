"""What the apps declare in their `manifest.py`: typed, checked when Django starts, in a stable order."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from importlib import import_module
from typing import TypeVar

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule


class Misdeclared(ImproperlyConfigured):
    """An app declared something that cannot work; the sentence says what to correct."""


class Contribution:
    """
    What an app gives to a lower floor, which owns the subclass and reads it through `contributions`.

    Subclasses are frozen dataclasses.
    """

    def check(self) -> None:
        """Raise `Misdeclared` with a sentence that says what to correct."""


@dataclass(frozen=True)
class Manifest:
    """The `manifest` of an app's `manifest.py`; `label` is the app's, `title` is shown to people."""

    label: str
    title: str
    _: KW_ONLY
    contributions: tuple[Contribution, ...] = ()


C = TypeVar("C", bound=Contribution)

_manifests: dict[str, Manifest] = {}


def contributions(kind: type[C]) -> tuple[C, ...]:
    """All that was contributed of this kind: by label of the app, then in the order of its manifest."""
    return tuple(given for _, given in signed_contributions(kind))


def signed_contributions(kind: type[C]) -> tuple[tuple[Manifest, C], ...]:
    """The same, each with the manifest that gives it."""
    manifests = (_manifests[label] for label in sorted(_manifests))
    return tuple(
        (manifest, given)
        for manifest in manifests
        for given in manifest.contributions
        if isinstance(given, kind)
    )


def register(manifest: Manifest) -> None:
    """Check a manifest and keep it; raise `Misdeclared` and keep nothing."""
    if manifest.label in _manifests:
        raise Misdeclared(f"manifest « {manifest.label} » : ce label est déjà pris.")
    for given in manifest.contributions:
        if not isinstance(given, Contribution):
            raise Misdeclared(f"manifest « {manifest.label} » : {given!r} n'est pas une Contribution.")
        given.check()
    _manifests[manifest.label] = manifest


@contextmanager
def registered(manifest: Manifest) -> Iterator[None]:
    """Register for the time of a test."""
    register(manifest)
    try:
        yield
    finally:
        del _manifests[manifest.label]


def load(apps: Iterable[AppConfig]) -> None:
    """Register the manifest of every app that has one."""
    for app in apps:
        if app.module and module_has_submodule(app.module, "manifest"):
            register(read_manifest(app.name, app.label))


def read_manifest(app: str, label: str) -> Manifest:
    manifest = getattr(import_module(f"{app}.manifest"), "manifest", None)
    if not isinstance(manifest, Manifest):
        raise Misdeclared(f"{app}.manifest : il manque « manifest = Manifest(…) ».")
    if manifest.label != label:
        raise Misdeclared(f"{app}.manifest : label « {manifest.label} » au lieu de « {label} ».")
    return manifest

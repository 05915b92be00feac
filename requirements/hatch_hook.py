"""The wheel asks for what requirements/*.in name; the locks pin what we test with."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


def wanted(name: str, root: Path) -> list[str]:
    lines = (root / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-"))]


class RequirementsHook(MetadataHookInterface):
    def update(self, metadata: dict[str, object]) -> None:
        root = Path(self.root) / "requirements"
        metadata["dependencies"] = wanted("runtime", root)
        metadata["optional-dependencies"] = {"scale": wanted("scale", root)}

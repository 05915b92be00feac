from preau.kernel.registry import Manifest

manifest = Manifest("ui", "Interface")

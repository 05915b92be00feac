from preau.kernel.registry import Manifest

manifest = Manifest("content", "Contenus")

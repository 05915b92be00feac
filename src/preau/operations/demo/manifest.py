from preau.kernel.registry import Manifest

manifest = Manifest("demo", "Démonstration")

from preau.kernel.registry import Manifest

manifest = Manifest("administration", "Administration")

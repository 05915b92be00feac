from preau.kernel.registry import Manifest

manifest = Manifest("search", "Recherche")

from preau.kernel.registry import Manifest

manifest = Manifest("directory", "Annuaire")

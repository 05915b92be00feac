from preau.kernel.registry import Manifest

manifest = Manifest("files", "Fichiers")

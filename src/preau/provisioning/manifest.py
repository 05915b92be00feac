from preau.kernel.registry import Manifest

manifest = Manifest("provisioning", "Livraisons de l’annuaire")

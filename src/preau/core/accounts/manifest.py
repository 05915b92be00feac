from preau.kernel.registry import Manifest

manifest = Manifest("accounts", "Comptes et connexion")

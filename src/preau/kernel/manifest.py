from preau.kernel.registry import Manifest

manifest = Manifest("kernel", "Noyau")

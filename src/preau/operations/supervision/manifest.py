from preau.kernel.registry import Manifest

manifest = Manifest("supervision", "Supervision")

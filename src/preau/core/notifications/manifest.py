from preau.kernel.registry import Manifest

manifest = Manifest("notifications", "Notifications")

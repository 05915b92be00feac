"""From files to typed records: names, archives, encodings, XML, and what one record may say. Pure."""

from preau.provisioning.reading.delivery import Delivery, DeliveryFile, open_delivery
from preau.provisioning.reading.reading import CategoryCount, Counts, read

__all__ = ["CategoryCount", "Counts", "Delivery", "DeliveryFile", "open_delivery", "read"]

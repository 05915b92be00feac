"""One way to write a record, so that two that say the same have the same digest."""

from hashlib import blake2b

from msgspec import json

from preau.provisioning.types import Attributes

ENCODER = json.Encoder(order="deterministic")
DECODER = json.Decoder(dict[str, list[str]])


def written(attributes: Attributes) -> str:
    """Canonical JSON: names sorted, values in their order; an empty attribute clears, in a modification."""
    return ENCODER.encode(attributes).decode()


def read(text: str) -> Attributes:
    return DECODER.decode(text)


def digest(text: str) -> bytes:
    """The truth about a record: the same for all writings that say the same."""
    return blake2b(text.encode(), digest_size=16).digest()


def amended(text: str, changes: Attributes) -> str:
    """`text` with whole attributes replaced; those that are empty in `changes` are cleared."""
    now = {**read(text), **changes}
    return written({name: values for name, values in now.items() if values})

"""One way to write a record, so that two that say the same have the same digest."""

from hashlib import blake2b

import orjson

from preau.provisioning.types import Attributes


def written(attributes: Attributes) -> str:
    """Canonical JSON: names sorted, values in their order; an empty attribute clears, in a modification."""
    return orjson.dumps(attributes, option=orjson.OPT_SORT_KEYS).decode()


def read(text: str) -> Attributes:
    attributes: Attributes = orjson.loads(text)
    return attributes


def digest(text: str) -> bytes:
    """The truth about a record: the same for all writings that say the same."""
    return blake2b(text.encode(), digest_size=16).digest()


def amended(text: str, changes: Attributes) -> str:
    """`text` with whole attributes replaced; those that are empty in `changes` are cleared."""
    now = {**read(text), **changes}
    return written({name: values for name, values in now.items() if values})

"""What the académie says once a delivery is counted in: the stored mirror under what the delivery moves."""

from collections.abc import Collection, Iterator
from operator import itemgetter

from preau.provisioning.merging import merged
from preau.provisioning.mirroring import canonical
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import StoredMirror
from preau.provisioning.types import Attributes, Category


class StagedMirror:
    """The mirror as it will be: the one that `wanted` reads."""

    def __init__(self, stored: StoredMirror, stage: Stage) -> None:
        self.stored = stored
        self.stage = stage

    def keys(self, category: Category) -> Collection[str]:
        keys = {key for key, _, _ in self.stored.rows(category)}
        for key, said in self.stage.keys(category):
            (keys.add if said else keys.discard)(key)
        return keys

    def records(self, category: Category) -> Iterator[tuple[str, Attributes]]:
        for key, text in self.texts(category):
            yield key, canonical.read(text)

    def texts(self, category: Category) -> Iterator[tuple[str, str]]:
        """Keys and canonical texts, by key."""
        sides = merged(
            self.stored.records(category),
            self.stage.texts(category),
            left_place=itemgetter(0),
            right_place=itemgetter(0),
        )
        for stored, moved in sides:
            said = moved or stored
            if said is not None and said[1] is not None:
                yield said[0], said[1]

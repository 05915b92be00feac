"""What cannot work is said when the app starts."""

from dataclasses import replace

import pytest

from preau.communication.news.services import NEWS
from preau.core.content.queries import moderated
from preau.core.spaces.types import Rank
from preau.kernel.registry import Misdeclared


def test_a_moderated_service_lets_people_contribute():
    declared = moderated("news")
    declared.check()
    silent = replace(NEWS, ranks=(Rank.READ, Rank.PUBLISH, Rank.MANAGE))
    with pytest.raises(Misdeclared, match="contribuer"):
        replace(declared, service=silent).check()

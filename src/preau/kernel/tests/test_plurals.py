import pytest
from django.template import Context, Template
from django.utils.translation import ngettext

BLOCK = (
    "{% load i18n %}{% blocktranslate count n=n %}"
    "{{ n }} élève{% plural %}{{ n }} élèves{% endblocktranslate %}"
)


@pytest.mark.parametrize(("number", "said"), [(0, "0 élève"), (1, "1 élève"), (2, "2 élèves")])
def test_nothing_is_singular_in_french(number, said):
    assert ngettext("%(n)s élève", "%(n)s élèves", number) % {"n": number} == said
    assert Template(BLOCK).render(Context({"n": number})) == said

"""French counts nothing and one alike: « 0 élève »."""

from gettext import NullTranslations

from django.utils.translation import trans_real


class FrenchAsWritten(NullTranslations):
    """What is shown when no catalogue holds a sentence: the sentence of the code, which is French."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if abs(n) < 2 else msgid2


def count_as_the_french_do() -> None:
    trans_real.translation("fr").add_fallback(FrenchAsWritten())

"""How French is set on a screen."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from preau.ui.typography import UNTOUCHED, display_name, elided, number, phone, typo

NARROW, FIXED = "\u202f", "\u00a0"
PIECES = st.sampled_from([
    "l'école", "«", "»", "bonjour", "!", "?", ";", ":", "...", "1ère", "2ème", "1ier", "10 min", "8 h 30",
    "Mme Diallo", "M. Petit", " ", FIXED, NARROW, "\n", "<b>", "</b>", "<a href='x'>", "&amp;", "https://ecole.example/?a=1;b:2",
    "mme.diallo@ecole.example", "CE1", "'", "(", ")", "%", "50", "d'", "…",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))
NAMES = st.lists(
    st.sampled_from(["DE", "LA", "FONTAINE", "d'Arc", "é", "ÉLISE", "-", " ", "'", "O", "Kaddour"])
).map("".join)


@pytest.mark.parametrize(("typed", "shown"), [
    ("L'école d'Inès", "L’école d’Inès"),
    ("aujourd'hui", "aujourd’hui"),
    ("Le jardin pousse !", f"Le jardin pousse{NARROW}!"),
    ("Qui verra ce mot?", f"Qui verra ce mot{NARROW}?"),
    ("Vraiment ?! Oui", f"Vraiment{NARROW}?! Oui"),
    ("Sortie : autorisation", f"Sortie{NARROW}: autorisation"),
    ("Un ; deux", f"Un{NARROW}; deux"),
    ("la clé « académie »", f"la clé «{NARROW}académie{NARROW}»"),
    ("à suivre...", "à suivre…"),
    ("la 1ère fois, la 2ème, le 1er mai", "la 1re fois, la 2e, le 1er mai"),
    ("Mme Diallo et M. Petit", f"Mme{FIXED}Diallo et M.{FIXED}Petit"),
    ("à 8 h 30, 10 min", f"à 8{FIXED}h{FIXED}30, 10{FIXED}min"),
    ("de 8:30 à 9:00", "de 8:30 à 9:00"),
    ("3 hommes", "3 hommes"),
])  # fmt: skip
def test_a_text_is_set_as_a_printer_would(typed: str, shown: str) -> None:
    assert typo(typed) == shown


@given(TEXTS)
def test_setting_twice_changes_nothing(text: str) -> None:
    assert typo(typo(text)) == typo(text)


@given(TEXTS)
def test_tags_entities_links_and_addresses_are_never_touched(text: str) -> None:
    assert UNTOUCHED.findall(typo(text)) == UNTOUCHED.findall(text)


@given(TEXTS)
def test_no_letter_is_lost_or_invented(text: str) -> None:
    letters = re.compile(r"[^\W\d_]")
    unordinal = re.sub(r"(?<=\d)(?:i?[eè](?:re|me|r)|re|er|e)\b", "", text)
    shown = re.sub(r"(?<=\d)(?:i?[eè](?:re|me|r)|re|er|e)\b", "", typo(text))
    assert letters.findall(shown) == letters.findall(unordinal)


def test_a_page_stays_escaped() -> None:
    shown = Template("{{ said|typo }}").render(Context({"said": "<script>l'heure</script>"}))
    assert shown == "&lt;script&gt;l’heure&lt;/script&gt;"


@pytest.mark.parametrize(("stored", "shown"), [
    ("DE LA FONTAINE-DUPUIS", "De La Fontaine-Dupuis"),
    ("D'ARC", "D’Arc"),
    ("N'GUYEN", "N’Guyen"),
    ("jean-éric", "Jean-Éric"),
    ("ÉLOÏSE", "Éloïse"),
    ("McDonald", "McDonald"),
    ("de La Tour", "de La Tour"),
    ("", ""),
    ("ŞAHİN", "Şahin"),
    ("İBRAHİM", "İbrahim"),
    ("Şahi\u0307n", "Şahin"),
    ("E\u0301LOI\u0308SE", "Éloïse"),
])  # fmt: skip
def test_a_name_is_shown_as_one_writes_it(stored: str, shown: str) -> None:
    assert display_name(stored) == shown


@given(NAMES)
def test_a_name_shown_twice_is_the_same_name(name: str) -> None:
    shown = display_name(name)
    assert display_name(shown) == shown
    assert shown.casefold() == typo(name).casefold()


@pytest.mark.parametrize(("word", "name", "said"), [
    ("de", "Adam", "d’Adam"),
    ("de", "Éléonore", "d’Éléonore"),
    ("de", "É\u0301lise", "d’É\u0301lise"),
    ("de", "Œdipe", "d’Œdipe"),
    ("de", "İbrahim", "d’İbrahim"),
    ("de", "Yves", "d’Yves"),
    ("de", "Yanis", "de Yanis"),
    ("de", "Ouria", "d’Ouria"),
    ("de", "Ouassim", "de Ouassim"),
    ("de", "Hugo", "de Hugo"),
    ("de", "Samira", "de Samira"),
    ("que", "ULIS", "qu’ULIS"),
    ("que", "CE1 A", "que CE1 A"),
    ("de", "", "de "),
])  # fmt: skip
def test_a_word_gives_its_e_up_before_a_vowel(word: str, name: str, said: str) -> None:
    assert elided(word, name) == said


def test_a_name_elided_in_a_page_stays_escaped() -> None:
    shown = Template('{{ name|elided:"de" }}').render(Context({"name": "<b>Adam"}))
    assert shown == "de &lt;b&gt;Adam"


@pytest.mark.parametrize(("count", "said"), [
    (0, "0"), (999, "999"), (1250, f"1{NARROW}250"), (1_234_567, f"1{NARROW}234{NARROW}567"),
])  # fmt: skip
def test_a_count_is_cut_in_thousands(count: int, said: str) -> None:
    assert number(count) == said
    assert Template("{{ count|typo }}").render(Context({"count": count})) == said


def test_a_year_is_no_count() -> None:
    assert typo("Rentrée 2026, 92160 Antony") == "Rentrée 2026, 92160 Antony"


@pytest.mark.parametrize(("written", "shown"), [
    ("+33 1 23 45 67 89", "01 23 45 67 89"),
    ("+33123456789", "01 23 45 67 89"),
    ("+33 (0)1.23.45.67.89", "01 23 45 67 89"),
    ("0033 1 23 45 67 89", "01 23 45 67 89"),
    ("01-23-45-67-89", "01 23 45 67 89"),
    ("+44 20 7946 0000", "+44 20 7946 0000"),
    ("3975", "3975"),
    ("", ""),
])  # fmt: skip
def test_a_french_phone_is_written_as_it_is_dialled(written: str, shown: str) -> None:
    assert phone(written) == shown.replace(" ", FIXED if shown.startswith("0") else " ")


@pytest.mark.parametrize(("login", "cut"), [
    ("adam.nowakowski", "adam.<wbr>nowakowski"),
    ("operator", "operator"),
    ("<b>.x", "&lt;b&gt;.<wbr>x"),
    ("", ""),
])  # fmt: skip
def test_a_login_goes_on_after_a_dot(login: str, cut: str) -> None:
    assert Template("{{ login|cut_at_dots }}").render(Context({"login": login})) == cut

"""What anyone may rely on in an invented Complet."""

import datetime as dt
import re
import zipfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preau.provisioning.generating import writing
from preau.provisioning.generating.deliveries import generate
from preau.provisioning.generating.tests.strict import State, read, state
from preau.provisioning.generating.types import Plan
from preau.provisioning.types import Category

THURSDAY = dt.date(2026, 11, 19)
SIX = {"0921688K", "0920440D", "0921995U", "0920218M", "0920342X", "0920611P"}
AGES = {"TPS": 2, "PS": 3, "MS": 4, "GS": 5, "CP": 6, "CE1": 7, "CE2": 8, "CM1": 9, "CM2": 10}

Said = dict[str, tuple[str, ...]]


def of(world: State, category: str) -> dict[str, Said]:
    return {key: said for (kind, key), said in world.items() if kind == category}


def one(said: Said, name: str) -> str:
    (value,) = said[name]
    return value


def relations(pupil: Said) -> dict[str, str]:
    return dict(link.split("$") for link in pupil["ENTEleveAutoriteParentale"])


def french(day: str) -> dt.date:
    return dt.date(*map(int, reversed(day.split("/"))))


@pytest.mark.parametrize(
    "plan",
    [
        Plan(date=THURSDAY, seed=7),
        Plan(date=dt.date(2027, 7, 1), schools=1, pupils=30),
        Plan(date=THURSDAY, schools=30, pupils=400),
        Plan(date=THURSDAY, schools=2, pupils=2500),
        Plan(date=THURSDAY, schools=7, pupils=0),
    ],
    ids=["usual", "one small school", "hamlets", "two huge schools", "nobody"],
)
def test_whatever_the_plan_the_delivery_is_sound(plan: Plan, tmp_path: Path) -> None:
    report = generate(tmp_path, plan)
    world = state(tmp_path)
    counts = Counter(category for category, _ in world)
    assert counts["Eleve"] == plan.pupils
    assert report.records == {category: counts[category] for category in Category}
    assert sorted(report.files) == sorted(tmp_path.iterdir())
    assert_references_resolve(world)


def test_every_reference_resolves(world: State) -> None:
    assert_references_resolve(world)


def assert_references_resolve(world: State) -> None:
    """Pupils and guardians name one another; classes and functions name structures that exist."""
    structures, guardians = of(world, "EtabEducNat"), of(world, "PersRelEleve")
    named = defaultdict(set)
    for key, pupil in of(world, "Eleve").items():
        for guardian in relations(pupil):
            named[guardian].add(key)
        school = one(pupil, "ENTPersonStructRattach")
        assert school in structures
        groups = pupil["ENTPersonClasses"] + pupil["ENTPersonGroupes"]
        assert all(group.split("$")[0] == school and group.count("$") == 4 for group in groups)
    assert named == {key: set(said["ENTPersRelEleveEleve"]) for key, said in guardians.items()}
    for member in of(world, "PersEducNat").values():
        assert {f.split("$")[0] for f in member["ENTPersonFonctions"]} == {*member["ENTPersonStructRattach"]}
        assert {*member["ENTPersonStructRattach"], *member["ENTEnsFonctionDir"]} <= structures.keys()


def test_the_six_schools_of_the_commune_are_there_and_a_structure_that_is_none(world: State) -> None:
    schools = of(world, "EtabEducNat")
    assert {one(said, "ENTStructureUAI") for said in schools.values()} >= SIX
    (zone,) = (s for s in schools.values() if one(s, "ENTStructureUAI") not in SIX)
    assert one(zone, "ENTStructureTypeStruct") == "SANS OBJET"
    names = {one(said, "ENTStructureNomCourant") for said in schools.values()}
    assert "ECOLE PRIMAIRE PUBLIQUE$LES RENARDS$FONTENAY-AUX-ROSES" in names


def test_every_uai_is_unique_and_bears_its_check_letter(tmp_path: Path) -> None:
    generate(tmp_path, Plan(date=THURSDAY, schools=400, pupils=400))
    codes = [one(said, "ENTStructureUAI") for said in of(state(tmp_path), "EtabEducNat").values()]
    assert len(set(codes)) == len(codes)
    assert all(code[7] == "ABCDEFGHJKLMNPRSTUVWXYZ"[int(code[:7]) % 23] for code in codes)


def test_a_pupil_has_the_age_of_the_level_give_or_take_a_year(world: State) -> None:
    shifts = Counter()
    for pupil in of(world, "Eleve").values():
        level = one(pupil, "ENTEleveNiveau").split("$")[1]
        shifts[2026 - french(one(pupil, "ENTPersonDateNaissance")).year - AGES[level]] += 1
    assert {-1, 0, 1} == shifts.keys()
    assert shifts[0] > 0.9 * shifts.total()


def test_brothers_and_sisters_are_nine_months_apart_or_twins(world: State) -> None:
    born = defaultdict(list)
    for pupil in of(world, "Eleve").values():
        for guardian, relation in relations(pupil).items():
            if relation == "10":
                born[guardian].append(french(one(pupil, "ENTPersonDateNaissance")))
    gaps = [abs((a - b).days) for days in born.values() for a, b in combinations(days, 2)]
    assert 0 in gaps
    assert not [gap for gap in gaps if 0 < gap < 280]


def test_classes_are_of_a_usual_size_and_often_of_several_levels(world: State) -> None:
    classes = defaultdict(list)
    for pupil in of(world, "Eleve").values():
        classes[pupil["ENTPersonClasses"][0]].append(one(pupil, "ENTEleveNiveau"))
    assert all(18 <= len(levels) <= 28 for levels in classes.values())
    assert sum(len(set(levels)) > 1 for levels in classes.values()) >= 8
    assert len({value.split("$")[3] for value in classes}) == len(classes)


def test_two_classes_of_a_school_never_share_a_label(world: State) -> None:
    classes = {value for p in of(world, "Eleve").values() for value in p["ENTPersonClasses"]}
    labels = [(value.split("$")[0], value.split("$")[4]) for value in classes]
    assert len(set(labels)) == len(labels)


def test_a_pupil_of_the_ulis_keeps_an_ordinary_class(world: State) -> None:
    several = [p["ENTPersonClasses"] for p in of(world, "Eleve").values() if len(p["ENTPersonClasses"]) > 1]
    assert len(several) == 10
    assert all("$11$ORDINAIRE$" in first and second.endswith("$ULIS") for first, second in several)


def test_pupils_of_several_classes_meet_in_groups(world: State) -> None:
    groups = defaultdict(list)
    for pupil in of(world, "Eleve").values():
        for group in pupil["ENTPersonGroupes"]:
            groups[group].append(pupil)
    kinds = Counter(group.split("$")[4].split()[0] for group in groups)
    assert kinds == {"UPE2A": 2, "Décloisonnement": 4}
    assert all("$40$REGROUPEMENT$" in group for group in groups)
    for group, pupils in groups.items():
        assert {one(pupil, "ENTPersonStructRattach") for pupil in pupils} == {group.split("$")[0]}
        assert len({pupil["ENTPersonClasses"][0] for pupil in pupils}) > 1


def test_every_shape_of_family_lives_in_the_commune(world: State) -> None:
    guardians = of(world, "PersRelEleve")
    pupils = list(of(world, "Eleve").values())
    answering = [tuple(sorted(relations(pupil).values())) for pupil in pupils]
    codes = {code for each in answering for code in each}
    assert codes == {"10", "20", "33", "34", "36", "50", "51", "90"}
    assert {(), ("10",), ("20",), ("10", "20"), ("10", "10"), ("20", "20"), ("33", "34"), ("51",)} <= {
        *answering
    }
    organisations = [g for g in guardians.values() if g["ENTPersonPrenom"] == ("organisme",)]
    assert len(organisations) == 1
    assert not organisations[0]["ENTPersonCivilite"]
    couples = [
        [guardians[key] for key in relations(pupil)]
        for pupil in pupils
        if sorted(relations(pupil).values()) == ["10", "20"]
    ]
    apart = [a for a, b in couples if a["ENTPersonAdresse"] != b["ENTPersonAdresse"]]
    one_mail = [a for a, b in couples if a["ENTPersonMail"] == b["ENTPersonMail"] != ()]
    assert 0.1 < len(apart) / len(couples) < 0.4
    assert one_mail


def test_children_of_a_guardian_may_bear_different_names_and_go_to_different_schools(world: State) -> None:
    pupils = of(world, "Eleve")
    families = [[pupils[c] for c in g["ENTPersRelEleveEleve"]] for g in of(world, "PersRelEleve").values()]
    people = [family for family in families if len(family) < 5]
    for name in ("ENTPersonNom", "ENTPersonStructRattach", "ENTEleveNiveau"):
        assert [family for family in people if len({said[name] for said in family}) > 1]


def test_two_children_who_are_no_kin_bear_the_same_names_in_one_school(world: State) -> None:
    met = defaultdict(list)
    for pupil in of(world, "Eleve").values():
        names = tuple(one(pupil, f"ENTPerson{part}") for part in ("Nom", "Prenom", "StructRattach"))
        met[names].append({*relations(pupil)})
    assert [pair for pairs in met.values() for pair in combinations(pairs, 2) if not pair[0] & pair[1]]


def test_each_school_has_one_head_and_a_teacher_for_each_class(world: State) -> None:
    staff = list(of(world, "PersEducNat").values())
    heads = Counter(key for member in staff for key in member["ENTEnsFonctionDir"])
    schools = [
        k for k, s in of(world, "EtabEducNat").items() if s["ENTStructureTypeStruct"] != ("SANS OBJET",)
    ]
    assert heads == Counter(schools)
    for school in schools:
        classes = {
            p["ENTPersonClasses"][0]
            for p in of(world, "Eleve").values()
            if school in p["ENTPersonStructRattach"]
        }
        teaching = [m for m in staff if any(f.startswith(f"{school}$ENS$") for f in m["ENTPersonFonctions"])]
        assert len(teaching) >= len(classes)
    assert 65 <= len(staff) <= 80
    mails = [one(member, "ENTPersonMail") for member in staff]
    assert len(set(mails)) == len(mails)


def test_replacements_hang_on_a_structure_that_is_no_school(world: State) -> None:
    (zone,) = (
        k for k, s in of(world, "EtabEducNat").items() if s["ENTStructureTypeStruct"] == ("SANS OBJET",)
    )
    staff = of(world, "PersEducNat").values()
    assert len([m for m in staff if m["ENTPersonStructRattach"] == (zone,)]) == 4
    assert [m for m in staff if len(m["ENTPersonStructRattach"]) == 2]


def test_families_are_about_as_many_as_in_life(world: State) -> None:
    assert 1.4 < len(of(world, "PersRelEleve")) / len(of(world, "Eleve")) < 1.75
    ines = [p["ENTEleveINE"] for p in of(world, "Eleve").values()]
    assert 0 < ines.count(()) < 0.06 * len(ines)
    said = [ine[0] for ine in ines if ine]
    assert len(set(said)) == len(said)
    assert all(re.fullmatch(r"\d{9}[A-Z]{2}", ine) for ine in said)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(), schools=st.integers(1, 20), pupils=st.integers(0, 400))
def test_no_phone_nor_mail_can_be_anybodys(
    seed: int, schools: int, pupils: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    generate(folder, Plan(date=THURSDAY, seed=seed, schools=schools, pupils=pupils))
    text = "".join(path.read_text(encoding="ascii") for path in folder.iterdir())
    phones = re.findall(r"(?:Telephone|TelPerso|TelPro|TelMobile)\"><value>([^<]+)", text)
    mails = re.findall(r"[^<>\s]+@[^<>\s]+", text)
    assert all(re.fullmatch(r"\+33 (6 39 98|1 99 00) \d\d \d\d", phone) for phone in phones)
    assert all(re.fullmatch(r"[a-z0-9.-]+@(example\.org|ac-versailles\.example)", mail) for mail in mails)
    assert text.count("+33") == len(phones)
    assert Counter(request.category for request in read(folder))["Eleve"] == pupils


def test_equal_plans_give_equal_bytes_and_another_seed_another_world(complet: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", Plan(date=THURSDAY))
    generate(tmp_path / "other", Plan(date=THURSDAY, seed=2))
    contents = [
        [path.read_bytes() for path in sorted(folder.iterdir())]
        for folder in (complet, tmp_path / "again", tmp_path / "other")
    ]
    assert contents[0] == contents[1]
    assert contents[0][0] != contents[2][0]


def test_a_category_is_cut_in_lots(world: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LOT", 625)
    report = generate(tmp_path, Plan(date=THURSDAY))
    lots = [path.name[-8:-4] for path in report.files if "_Eleve_" in path.name]
    assert lots == ["0000", "0001"]
    assert state(tmp_path) == world


def test_the_archive_holds_the_files_and_the_bordereau_announces_them(complet: Path, tmp_path: Path) -> None:
    report = generate(tmp_path, Plan(date=THURSDAY, zip=True, bordereau=True))
    archive, bordereau = report.files
    assert sorted(tmp_path.iterdir()) == sorted(report.files)
    with zipfile.ZipFile(archive) as zipped:
        assert {name: zipped.read(name) for name in zipped.namelist()} == {
            path.name: path.read_bytes() for path in complet.iterdir()
        }
    text = bordereau.read_text(encoding="utf-8")
    assert "Destinataire : ENT92\n" in text
    assert "Date d'envoi : 19/11/2026\n" in text
    assert f"Archive : {archive.name}\n" in text
    for path in complet.iterdir():
        assert f"{path.name}\t{path.read_bytes().count(bytes([10]))}\n" in text


@pytest.mark.parametrize("wrong", [{"schools": 0}, {"pupils": -1}, {"prefix": "../ENT"}, {"prefix": ""}])
def test_a_plan_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"école|préfixe"):
        Plan(date=THURSDAY, **wrong)

"""Who may have an account, who may hand over the code that opens it, and who may still use it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from preau.core.accounts.actor import Actor
from preau.core.accounts.models import Account, AccountPerson
from preau.core.accounts.types import CYCLE_1, KEPT_AFTER_LEAVING
from preau.core.directory.models import Person
from preau.core.directory.standing import Standing, standing
from preau.core.directory.types import Profile, SchoolKind
from preau.kernel.rules import Allowed, Denied, Verdict, allowed_if, rule
from preau.kernel.text import folded

FURTHEST_FIRST = (Profile.AGENT, Profile.STAFF, Profile.GUARDIAN, Profile.PUPIL)


def may_have_account(person: Person) -> Verdict:
    """Pupils from the CP on, guardians whom a link informs, staff and agents; no organisation."""
    today = timezone.localdate()
    if person.left_on and person.left_on <= today:
        return Denied(_("Cette personne n’est plus dans l’annuaire."))
    if person.organisation:
        return Denied(_("Un organisme n’a pas de compte ; l’école lui écrit autrement."))
    what = standing(person, on=today)
    match person.profile:
        case Profile.PUPIL:
            return pupil_may(person, what)
        case Profile.GUARDIAN:
            informed = bool(what.informed_of)
            return allowed_if(
                informed, _("La direction de l’école doit d’abord dire ce que ce responsable peut faire.")
            )
    here = bool(what.works_in or what.offices)
    return allowed_if(here, _("Cette personne n’a pour le moment ni école ni mandat."))


def pupil_may(person: Person, what: Standing) -> Verdict:
    """A level that nobody told is guessed from the kind of school."""
    if what.learner is None:
        return Denied(_("Cet élève n’est inscrit dans aucune école pour le moment."))
    maternelle = person.school is not None and person.school.kind == SchoolKind.MATERNELLE
    young = person.level in CYCLE_1 or (maternelle and not person.level)
    return allowed_if(
        not young, _("Les élèves de maternelle n’ont pas de compte : leurs responsables reçoivent tout.")
    )


@rule("accounts.give_code")
def may_give_code(actor: Actor, person: Person) -> Verdict:
    """The head to everybody of the school; a teacher to the pupils of their classes and who answers for them."""
    what = standing(person, on=timezone.localdate())
    learners = [child.learner for child in what.informed_of] + ([what.learner] if what.learner else [])
    classes = frozenset[int]().union(*(learner.classes for learner in learners))
    return allowed_if(
        bool(actor.standing.heads & what.schools or actor.standing.teaches & classes),
        gettext_lazy("Un code est remis par la direction de l’école, ou par qui enseigne dans la classe."),
    )


def may_be_opened(person: Person) -> Verdict:
    """A code renews no closed account, nor one where another profile of its owner reaches further."""
    account = Account.objects.filter(persons__person=person).first()
    if account is None:
        return Allowed()
    if not account.is_active:
        return Denied(_("Ce compte a été fermé. Parlez-en à la direction de l’école."))
    return allowed_if(
        reach(person) == min(reach(other) for other in persons_of(account)),
        _("Ce compte sert aussi à un autre profil : son mot de passe se renouvelle par cet autre profil."),
    )


def reach(person: Person) -> int:
    """0 for the profile that reaches furthest."""
    return FURTHEST_FIRST.index(Profile(person.profile))


def persons_of(account: Account) -> list[Person]:
    links = AccountPerson.objects.filter(account=account).select_related("person").order_by("pk")
    return [link.person for link in links]


def may_join(person: Person, account: Account) -> Verdict:
    """Only one's own account: adults of the same name, so that no family shares one by mistake."""
    if AccountPerson.objects.filter(person=person).exists():
        return Denied(_("Ce profil a déjà son compte."))
    return allowed_if(
        all(same_human(person, other) for other in persons_of(account)),
        _("Ce code est celui d’une autre personne que celle qui est connectée."),
    )


def same_human(person: Person, other: Person) -> bool:
    adults = Profile.PUPIL not in (person.profile, other.profile)
    families, others = ({folded(one.family_name), folded(one.birth_name)} - {""} for one in (person, other))
    return adults and folded(person.given_name) == folded(other.given_name) and bool(families & others)


@rule("accounts.choose_animal")
def may_choose_animal(actor: Actor, _account: Account) -> Verdict:
    """Pupils; adults are told from each other by their initials."""
    return allowed_if(
        actor.person.profile == Profile.PUPIL, gettext_lazy("Les animaux sont pour les élèves.")
    )


def may_sign_in(person: Person) -> bool:
    """Whoever is here, and for a while whoever left."""
    return person.left_on is None or timezone.localdate() < person.left_on + KEPT_AFTER_LEAVING

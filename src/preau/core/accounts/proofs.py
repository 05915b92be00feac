"""What activating asks besides the code: something known to its owner, that no letter bears."""

from datetime import date

from django.db.models import Model
from django.utils import timezone

from preau.core.directory.models import Contact, Person, Responsibility
from preau.core.directory.standing import current_on
from preau.core.directory.types import Profile


def asks_birth_date(person: Person) -> bool:
    """Pupils and guardians give a child's birth date; staff, the e-mail address that the académie knows."""
    return person.profile in (Profile.PUPIL, Profile.GUARDIAN)


def proven_by_birth_date(person: Person, given: date) -> bool:
    """The pupil's own, or that of any child the guardian answers for."""
    if person.profile == Profile.PUPIL:
        return person.birth_date == given
    links = Responsibility._base_manager.filter(current_on(timezone.localdate()), guardian=person)
    return links.filter(pupil__birth_date=given).exists()


def proven_by_email(person: Person, given: str) -> bool:
    """Somebody whose address the feed does not know cannot activate alone: the head lets them in."""
    known: Model | None = Contact._base_manager.filter(person=person).exclude(email="").first()
    return isinstance(known, Contact) and known.email.casefold() == given.strip().casefold()

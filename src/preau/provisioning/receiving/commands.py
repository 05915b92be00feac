"""`preau sender …`: who may send deliveries. `preau sftp`: where they arrive."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from preau.kernel.commandline import (
    Exit,
    FrenchCommand,
    FrenchGroup,
    fail,
    json_option,
    print_json,
    refusals,
    with_django,
)
from preau.provisioning.types import DEFAULT_QUOTA

if TYPE_CHECKING:
    from preau.core.directory.models import Academie
    from preau.provisioning.models import Sender

MEGABYTE = 10**6


@click.group("sender", cls=FrenchGroup)
def sender() -> None:
    """Expéditeurs des livraisons : leur clé, leur académie, leur place."""


@sender.command(cls=FrenchCommand)
@click.argument("login", metavar="IDENTIFIANT")
@click.option("--name", required=True, metavar="NOM", help="Le service qui envoie.")
@click.option(
    "--key",
    "key_file",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Sa clé publique SSH (.pub).",
)
@click.option(
    "--academie", metavar="CODE", help="Code de l’académie, par exemple 025 ; sinon, la seule connue."
)
@click.option(
    "--quota", metavar="MO", type=click.IntRange(min=1), default=DEFAULT_QUOTA // MEGABYTE, show_default=True,
    help="Ce qui peut attendre dans sa boîte.",
)  # fmt: skip
@click.option("--folder", default="", metavar="DOSSIER", help="Un dossier surveillé, si OpenSSH le remplit.")
@json_option
@with_django
def add(
    login: str,
    name: str,
    key_file: Path | None,
    academie: str | None,
    quota: int,
    folder: str,
    *,
    as_json: bool,
) -> int:
    """Enregistre un expéditeur et montre l’empreinte de sa clé, à vérifier avec lui de vive voix."""
    from preau.provisioning.receiving.senders import Registration, register

    if key_file and not key_file.is_file():
        fail(f"{key_file} : ce fichier n’existe pas", code=Exit.USAGE)
    with refusals():
        asked = Registration(
            name,
            login,
            academie=academie_with(academie),
            key=key_file.read_text(encoding="utf-8", errors="replace") if key_file else "",
            quota=quota * MEGABYTE,
            folder=folder,
        )
        made = register(asked, actor=None)
    if as_json:
        print_json(described(made))
    else:
        click.echo(f"« {made.login} » peut envoyer les livraisons de : {made.academie.name}.")
        click.echo(f"Empreinte de sa clé : {made.fingerprint or 'sans clé'}")
    return Exit.DONE


def academie_with(code: str | None) -> "Academie":
    from preau.core.directory.models import Academie

    known = Academie.objects.filter(code=code.zfill(3)) if code else Academie.objects.all()
    found = list(known.order_by("code")[:2])
    if len(found) == 1:
        return found[0]
    if not code:
        fail("dites --academie : son code à trois chiffres", code=Exit.USAGE)
    return Academie.objects.create(code=code.zfill(3), name=f"Académie {code.zfill(3)}")


@sender.command(cls=FrenchCommand)
@click.argument("login", metavar="IDENTIFIANT")
@with_django
def revoke(login: str) -> int:
    """Ferme la boîte d’un expéditeur ; ce qui était arrivé en entier est encore lu."""
    from preau.provisioning.receiving import senders

    found = senders.active_senders().filter(login=login).first()
    if found is None:
        fail(f"aucun expéditeur « {login} »", code=Exit.REFUSED)
    senders.revoke(found, actor=None)
    click.echo(f"« {login} » n’envoie plus rien.")
    return Exit.DONE


@sender.command("list", cls=FrenchCommand)
@json_option
@with_django
def list_senders(*, as_json: bool) -> int:
    """Montre les expéditeurs, révoqués compris."""
    from preau.provisioning.models import Sender

    known = list(Sender.objects.select_related("academie").order_by("login", "pk"))
    if as_json:
        print_json({"senders": [described(one) for one in known]})
    for one in known if not as_json else []:
        state = f"révoqué le {one.revoked_at:%d/%m/%Y}" if one.revoked_at else one.academie.name
        click.echo(f"{one.login:<20}{one.fingerprint or 'sans clé':<52}{state}")
    return Exit.DONE


def described(one: "Sender") -> dict[str, Any]:
    return {
        "login": one.login,
        "name": one.name,
        "academie": one.academie.code,
        "fingerprint": one.fingerprint,
        "quota": one.quota,
        "folder": one.folder,
        "inbox": str(one.uid),
        "registered_at": one.registered_at.isoformat(),
        "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
    }


@click.command("sftp", cls=FrenchCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", default=2222, show_default=True, help="Port d’écoute.")
@with_django
def sftp(host: str, port: int) -> int:
    """Reçoit les livraisons des expéditeurs enregistrés, jusqu’à Ctrl-C."""
    import asyncio

    from preau.provisioning.receiving.senders import active_senders

    if not active_senders().exists():
        click.echo("Personne ne peut encore envoyer : voyez « preau sender add ».", err=True)
    try:
        asyncio.run(receive(host, port))
    except OSError as error:
        fail(f"impossible d’écouter sur {host}:{port} ({error.strerror})")
    return Exit.DONE


async def receive(host: str, port: int) -> None:
    """Until SIGTERM or SIGINT."""
    import asyncio
    import signal

    from django.conf import settings

    from preau.provisioning.receiving.folders import INBOXES
    from preau.provisioning.receiving.register import Senders
    from preau.provisioning.receiving.server import Reception, host_key, listen

    key = host_key(Path(settings.PREAU_DATA))
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    reception = Reception(Senders(), Path(settings.PREAU_DATA) / INBOXES)
    async with await listen(reception, key, host=host, port=port) as server:
        click.echo(f"Préau reçoit les livraisons sur sftp://{host}:{server.get_port()}", err=True)
        click.echo(f"Empreinte de ce serveur, à donner aux expéditeurs : {key.get_fingerprint()}", err=True)
        await stopping.wait()


commands = [sender, sftp]

"""SSH public keys: read, judged, named by their fingerprint."""

from dataclasses import dataclass

from preau.kernel.rules import Denied, Refused

LEAST_RSA = 3072
"""Bits (ANSSI, guide des mécanismes cryptographiques)."""
ALGORITHMS = ("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`text` has no comment: it often names a person and a machine."""

    text: str
    fingerprint: str


def public_key(text: str) -> PublicKey:
    """Read one OpenSSH or PEM public key; Refused says what is wrong with it."""
    import asyncssh

    if "PRIVATE KEY" in text:
        raise refused("c’est une clé privée : gardez-la, changez-la, et donnez la clé publique (.pub)")
    try:
        key = asyncssh.import_public_key(text.strip())
    except (asyncssh.KeyImportError, ValueError):
        raise refused("ce n’est pas une clé publique SSH, comme « ssh-ed25519 AAAA… »") from None
    algorithm = key.get_algorithm()
    if algorithm not in ALGORITHMS:
        raise refused("ce genre de clé n’est plus sûr : faites une clé ed25519")
    if algorithm == "ssh-rsa" and getattr(key.pyca_key, "key_size", 0) < LEAST_RSA:
        raise refused(f"une clé RSA de moins de {LEAST_RSA} bits n’est plus sûre : faites une clé ed25519")
    key.set_comment(None)
    return PublicKey(key.export_public_key().decode().strip(), key.get_fingerprint())


def refused(why: str) -> Refused:
    return Refused(Denied(f"clé refusée : {why}"))

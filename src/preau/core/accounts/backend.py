"""How a session finds its account again."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from preau.core.accounts.models import Account
from preau.core.accounts.queries import recognised


class SessionBackend(BaseBackend):
    """Brings the account with its persons (`account.held`), in one query; an account that was closed is nobody."""

    def get_user(self, user_id: Any) -> Account | None:
        found = recognised(user_id)
        if found is None:
            return None
        account, held = found
        account.held = held  # type: ignore[attr-defined]
        return account

from preau.core.accounts.views.activation import activation, welcome
from preau.core.accounts.views.me import animal, me, profile, sign_out_everywhere
from preau.core.accounts.views.sign_in import sign_in, sign_out

__all__ = ["activation", "animal", "me", "profile", "sign_in", "sign_out", "sign_out_everywhere", "welcome"]

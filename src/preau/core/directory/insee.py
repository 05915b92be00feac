"""The code of a commune on the command line; without Django."""

from re import fullmatch

import click


class InseeCode(click.ParamType[str]):
    """Two digits or Corsica's 2A and 2B, then three."""

    name = "insee"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = value.strip().upper()
        if not fullmatch(r"([0-9]{2}|2[AB])[0-9]{3}", code):
            self.fail(f"« {value} » n’est pas un code INSEE (cinq chiffres, ou 2A, 2B et trois)", param, ctx)
        return code

"""What makes a delivery unacceptable, before anybody knows in which file it happened."""

from preau.provisioning.types import Code, Message


class Fault(Exception):  # noqa: N818
    """A fatal discovery; whoever holds the file gives it a name."""

    def __init__(self, code: Code, text: str, *, line: int | None = None) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.line = line

    def in_file(self, name: str) -> Message:
        return Message(self.code, self.text, file=name, line=self.line)

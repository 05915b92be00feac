"""`preau`, the only entry point."""

import sys


def main() -> None:
    """Start the command line."""
    sys.exit(2)

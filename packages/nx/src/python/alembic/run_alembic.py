"""Alembic's own command line, which says what it did even where env.py sets up no logging."""

import logging
import sys

from alembic.config import CommandLine


class TellSteps(logging.Handler):
    """Speak only where nobody else does: env.py may add handlers, or take this one away."""

    def emit(self, record):
        message = record.getMessage()
        if logging.getLogger().handlers:
            return
        told = message.startswith(("Running ", "Detected ")) or record.levelno >= logging.WARNING
        # Its errors are on stdout too. With `--sql` stdout is a script, so nothing goes there.
        if told and record.name != "alembic.util.messaging":
            print(message, file=sys.stderr, flush=True)


logger = logging.getLogger("alembic")
logger.setLevel(logging.INFO)
logger.addHandler(TellSteps())
CommandLine(prog="alembic").main()

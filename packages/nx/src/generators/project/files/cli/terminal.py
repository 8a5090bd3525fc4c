"""Lets Ctrl-C end a running cell, and not the program that started the shell."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_foreground() -> Iterator[None]:
    """Be the foreground process group of the terminal, as a job of a shell is."""
    if not hasattr(os, "tcsetpgrp") or os.getpgrp() == os.getpid():
        yield
        return
    before = os.getpgrp()
    os.setpgid(0, 0)
    _give_terminal_to(os.getpgrp())
    try:
        yield
    finally:
        _give_terminal_to(before)


def _give_terminal_to(group: int) -> None:
    # A background process that asks for the terminal is stopped by SIGTTOU.
    previous = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    try:
        os.tcsetpgrp(sys.stdin.fileno(), group)
    finally:
        signal.signal(signal.SIGTTOU, previous)

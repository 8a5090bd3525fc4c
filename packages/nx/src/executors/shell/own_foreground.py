"""Runs a program as the foreground job of the terminal, as an interactive shell does with a job.

Then Ctrl-C reaches that program alone, and not Nx, which would end with it.
"""

import os
import signal
import sys


def main():
    if sys.stdin.isatty() and os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
        # A background process that asks for the terminal is stopped by SIGTTOU.
        previous = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        os.tcsetpgrp(0, os.getpgrp())
        signal.signal(signal.SIGTTOU, previous)
    os.execv(sys.argv[1], sys.argv[1:])


main()

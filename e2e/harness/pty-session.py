"""Runs a program in a pseudo-terminal of its own: standard input becomes its keys, what it shows comes out of standard output."""

import os
import pty
import select
import signal
import sys

program, master = pty.fork()
if program == 0:
    os.execvp(sys.argv[1], sys.argv[1:])

# Ending this script closes the terminal, which is what a user's closed window does.
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
keys = True
while True:
    readable, _, _ = select.select([master, 0] if keys else [master], [], [])
    if master in readable:
        try:
            shown = os.read(master, 65536)
        except OSError:
            shown = b""
        if not shown:
            break
        os.write(1, shown)
    if keys and 0 in readable:
        typed = os.read(0, 65536)
        if typed:
            os.write(master, typed)
        else:
            keys = False

_, status = os.waitpid(program, 0)
sys.exit(os.waitstatus_to_exitcode(status) % 256)

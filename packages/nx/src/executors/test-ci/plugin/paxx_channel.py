"""The pipe to the executor: one line of JSON for each thing that happened, and one from it: the tasks."""

import json
import os


class Channel:
    def __init__(self, pipe):
        self._pipe = pipe
        os.set_blocking(pipe, True)
        os.set_inheritable(pipe, False)
        # A child that is forked and goes on with pytest would speak for its parent, and hold the pipe open.
        os.register_at_fork(after_in_child=self._close)

    def receive(self):
        line = bytearray()
        while not line.endswith(b"\n"):
            line += os.read(self._pipe, 65536) or b"\n"
        return json.loads(line)

    def send(self, **event):
        rest = memoryview(json.dumps(event).encode() + b"\n")
        while rest and self._pipe is not None:
            try:
                rest = rest[os.write(self._pipe, rest) :]
            except OSError:
                # The executor is gone, and with it everybody who would read this.
                self._pipe = None

    def _close(self):
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None

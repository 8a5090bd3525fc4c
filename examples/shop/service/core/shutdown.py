"""Drains before stopping: SIGTERM first sends clients elsewhere, then ends."""

import asyncio
import signal
from contextlib import nullcontext, suppress

from core.logging import log
from core.state import Resource
from settings import Settings


class Drain:
    """Once begun, readiness fails and each response closes its connection."""

    begun = False

    async def check(self) -> None:
        if self.begun:
            raise RuntimeError("draining")


def open_drain(settings: Settings) -> nullcontext[Drain]:
    drain = Drain()
    delay = settings.shutdown_drain_seconds
    # The server's own handler, which is called when the time is over.
    stop = signal.getsignal(signal.SIGTERM)
    if delay and callable(stop):
        loop = asyncio.get_running_loop()

        def begin() -> None:
            if not drain.begun:
                drain.begun = True
                loop.call_later(delay, stop, signal.SIGTERM, None)
                log.info("draining", seconds=delay)

        # It cannot be done on Windows, nor in a thread, where a test may run this.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(signal.SIGTERM, begin)
    return nullcontext(drain)


DRAIN = Resource("drain", open_drain, check=Drain.check)

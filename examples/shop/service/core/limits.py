"""Counts attempts, and refuses those that come too fast."""

import math
import time
from contextlib import nullcontext
from ipaddress import IPv6Interface

from starlette.requests import HTTPConnection

from core.exceptions import TooManyRequestsError
from core.state import Resource

WINDOW = 60
MAX_KEYS = 50_000


class Limits:
    """Counts in the memory of one process: each worker allows as many."""

    def __init__(self) -> None:
        # When all attempts of a key will have come back.
        self._restored: dict[tuple[str, ...], float] = {}

    async def hit(self, *key: str, per_minute: int) -> None:
        """Count one attempt; raise if there were too many."""
        now = time.monotonic()
        restored = max(self._restored.get(key, now), now) + WINDOW / per_minute
        if (wait := restored - now - WINDOW) > 0:
            detail = "There were too many attempts; wait before the next."
            raise TooManyRequestsError(detail, retry_after=math.ceil(wait))
        self._restored.pop(key, None)
        if len(self._restored) >= MAX_KEYS:
            # The one that was quiet for longest.
            del self._restored[next(iter(self._restored))]
        self._restored[key] = restored


def client_network(connection: HTTPConnection) -> str:
    """The address to count by; one client has a whole network of IPv6."""
    host = connection.client.host if connection.client else ""
    try:
        address = IPv6Interface(f"{host}/64")
    except ValueError:
        return host
    return str(address.ipv4_mapped or address.network)


LIMITS = Resource("limits", lambda _: nullcontext(Limits()))

"""Gives what lives as long as the service a typed place in `request.state`."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import HTTPConnection

from settings import Settings

ResourceT = TypeVar("ResourceT")


@dataclass(frozen=True)
class Resource(Generic[ResourceT]):
    """Something that the lifespan opens, and closes in the reverse order."""

    name: str
    open: Callable[[Settings], AbstractAsyncContextManager[ResourceT]]
    # Raises when it cannot be used; readiness asks it.
    check: Callable[[ResourceT], Awaitable[None]] | None = None

    def of(self, connection: HTTPConnection) -> ResourceT:
        found: ResourceT = getattr(connection.state, self.name)
        return found

    async def __call__(self, connection: HTTPConnection) -> ResourceT:
        """For `Depends(…)`, which calls in a thread what is not async."""
        return self.of(connection)

"""Lists what the service holds open while it runs, in the order of opening."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from core.database import open_database
from settings import Settings


class Resource(Protocol):
    """Something open; `check` raises when it cannot be used (see health)."""

    async def check(self) -> None: ...


# A name is the resource's place in `request.state`.
RESOURCES: tuple[
    tuple[str, Callable[[Settings], AbstractAsyncContextManager[Resource]]], ...
] = (("database", open_database),)

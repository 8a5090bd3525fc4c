"""Lists what the service holds open while it runs, in the order of opening."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from core.database import open_database
from settings import Settings


class Resource(Protocol):
    """Something open; `check` raises when it cannot be used (see health)."""

    async def check(self) -> None: ...


OpenResource = Callable[[Settings], AbstractAsyncContextManager[Resource]]

# A name is the resource's place in `request.state`.
RESOURCES: tuple[tuple[str, OpenResource], ...] = (
    # One line each; closed in the reverse order.
    ("database", open_database),
)

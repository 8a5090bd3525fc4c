"""Opens the one client for calls to other services; it passes the request's ids on."""

from functools import cache
from typing import Annotated

from fastapi import Depends
from httpx2 import AsyncClient, Request, create_ssl_context

from core.logging import IDS
from core.state import Resource
from settings import Settings

# Reading the certificates takes 20 ms, and tests open a client each.
tls = cache(create_ssl_context)


def open_client(_: Settings) -> AsyncClient:
    # Without a limit, one silent service would take this one down with it.
    return AsyncClient(timeout=5, verify=tls(), event_hooks={"request": [pass_ids]})


async def pass_ids(request: Request) -> None:
    for name, value in IDS.get({}).items():
        request.headers.setdefault(f"X-{name.replace('_', '-')}", value)


HTTP = Resource("http", open_client)
HttpDep = Annotated[AsyncClient, Depends(HTTP)]

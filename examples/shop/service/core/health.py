"""Answers the probes: alive whatever happens, ready when every resource is."""

import asyncio
import functools

from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel

from core.logging import log
from core.schemas import problem_responses
from core.security import PUBLIC


class Health(BaseModel):
    status: str = "ok"


def add_probes(app: FastAPI) -> None:
    # Not by a router, which would cost each call a tenth of its time.
    probe = functools.partial(app.get, tags=["health"], openapi_extra=PUBLIC)
    probe("/health/live")(get_liveness)
    probe("/health/ready", responses=problem_responses(503))(get_readiness)


async def get_liveness() -> Health:
    return Health()


async def get_readiness(request: Request) -> Health:
    checks = {
        asyncio.ensure_future(each.check(each.of(request))): each.name
        for each in request.state.resources
        if each.check
    }
    done, late = await asyncio.wait(checks, timeout=2)
    for check in late:
        check.cancel()
    # Not awaited: with a silent server, it takes a driver seconds to give up.
    _ = asyncio.gather(*late, return_exceptions=True)
    errors = {checks[each]: str(each.exception()) for each in done if each.exception()}
    errors |= {checks[each]: "timeout" for each in late}
    if errors:
        log.warning("not_ready", errors=errors)
        raise HTTPException(503, "Not ready.")
    return Health()

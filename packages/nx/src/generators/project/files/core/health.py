"""Answers the probes: alive whatever happens, ready when every resource is."""

import asyncio

import structlog
from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel

from core.resources import RESOURCES, Resource
from core.schemas import problem_responses

READY_TIMEOUT = 2.0

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()
router = APIRouter(prefix="/health", tags=["health"])
abandoned: set[asyncio.Task[None]] = set()


class Health(BaseModel):
    status: str = "ok"


@router.get("/live")
async def get_liveness() -> Health:
    return Health()


@router.get("/ready", responses=problem_responses(503))
async def get_readiness(request: Request) -> Health:
    for name, _ in RESOURCES:
        if not await _is_ready(name, getattr(request.state, name)):
            raise HTTPException(503, "Not ready.")
    return Health()


async def _is_ready(name: str, resource: Resource) -> bool:
    # Not asyncio.timeout: it waits for the cancelled check, and a driver whose
    # server is silent takes ten seconds to notice.
    check = asyncio.create_task(resource.check())
    await asyncio.wait({check}, timeout=READY_TIMEOUT)
    if not check.done():
        _abandon(check)
        log.error("not_ready", resource=name, error="timeout")
        return False
    if error := check.exception():
        log.error("not_ready", resource=name, error=str(error))
    return error is None


def _abandon(check: asyncio.Task[None]) -> None:
    # asyncio keeps no reference to a task, and complains of an error nobody read.
    abandoned.add(check)
    check.add_done_callback(abandoned.discard)
    check.add_done_callback(lambda done: done.cancelled() or done.exception())
    check.cancel()

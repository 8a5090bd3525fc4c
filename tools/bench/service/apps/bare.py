"""The bases: FastAPI and nothing else, and FastAPI with rows straight from asyncpg."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
from fastapi import FastAPI, Request

COLUMNS = "id, created_at, updated_at, name, description"
ROW = f"SELECT {COLUMNS} FROM orders WHERE id = $1"
LIST = f"SELECT {COLUMNS} FROM orders ORDER BY id DESC LIMIT 20"


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
    url = os.environ["DATABASE_URL"]
    async with asyncpg.create_pool(url, min_size=16, max_size=16) as pool:
        yield {"pool": pool}


app = FastAPI(lifespan=lifespan)


@app.get("/")
async def read_nothing() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/health/live")
async def read_liveness() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/orders")
async def read_list(request: Request) -> list[dict[str, Any]]:
    return [dict(row) for row in await request.state.pool.fetch(LIST)]


@app.get("/orders/{order_id}")
async def read_row(order_id: UUID, request: Request) -> dict[str, Any]:
    return dict(await request.state.pool.fetchrow(ROW, order_id))

"""A bare application that imports the libraries of the service: what any would pay.

The last three are what SQLAlchemy and httpx2 import when an engine or a client is made.
"""

import argon2
import asyncpg
import email_validator
import fastapi.security
import fastapi_swagger
import httpcore2
import httpx2
import jwt
import pydantic_settings
import sqlalchemy.dialects.postgresql.asyncpg
import sqlalchemy.ext.asyncio
import sqlalchemy.orm
import structlog
import truststore
import typer
from fastapi import FastAPI

LIBRARIES = (
    argon2,
    asyncpg,
    email_validator,
    fastapi.security,
    fastapi_swagger,
    httpx2,
    jwt,
    pydantic_settings,
    sqlalchemy.ext.asyncio,
    sqlalchemy.orm,
    structlog,
    typer,
    httpcore2,
    sqlalchemy.dialects.postgresql.asyncpg,
    truststore,
)
app = FastAPI()


@app.get("/health/live")
async def read_liveness() -> dict[str, str]:
    return {"status": "ok"}

"""Wraps every request: security headers, request id and access line, body limit."""

import re
import time
from typing import Protocol
from uuid import uuid4

import structlog
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.problems import problem_response
from settings import Settings

ACCEPTED_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class SecurityHeaders:
    """Adds the headers that keep a response out of frames, caches and sniffers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.headers = [
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
        ]
        if settings.environment == "production":
            self.headers.append((b"strict-transport-security", b"max-age=31536000"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"] = [*message["headers"], *self.headers]
                if not any(name == b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
            await send(message)

        await self.app(scope, receive, send_secured)


class RequestContext:
    """Gives a request its id, one line in the log, and an answer to any error."""

    def __init__(self, app: ASGIApp, _: Settings) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        request_id = _accept_id(headers.get("x-request-id")) or uuid4().hex
        correlation_id = _accept_id(headers.get("x-correlation-id")) or request_id
        scope.setdefault("state", {})["request_id"] = request_id
        with structlog.contextvars.bound_contextvars(
            request_id=request_id, correlation_id=correlation_id
        ):
            await _Exchange(scope, receive, send, request_id).run(self.app)


def _accept_id(value: str | None) -> str | None:
    # Anything else could forge lines in the log.
    return value if value and ACCEPTED_ID.fullmatch(value) else None


class _Exchange:
    """One request and its response, as the access line tells them."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, request_id: str
    ) -> None:
        self.scope, self.receive, self.send = scope, receive, send
        self.request_id = request_id
        self.started = time.perf_counter()
        self.status = 0
        self.size = 0

    async def run(self, app: ASGIApp) -> None:
        try:
            await app(self.scope, self.receive, self.count)
        except Exception:
            log.exception("unhandled_error")
            if self.status:
                raise
            detail = "Something went wrong here; the request id finds it in the log."
            response = problem_response(Request(self.scope), 500, detail)
            await response(self.scope, self.receive, self.count)
        finally:
            self.log_access()

    async def count(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)["x-request-id"] = self.request_id
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self.send(message)

    def log_access(self) -> None:
        route = self.scope.get("route")
        log.info(
            "request",
            method=self.scope["method"],
            route=getattr(route, "path", None),
            path=self.scope["path"],
            status=self.status,
            ms=round((time.perf_counter() - self.started) * 1000, 2),
            bytes=self.size,
        )


class BodyLimit:
    """Refuses a body that is too long, declared or chunked."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.limit = settings.max_body_bytes
        self.detail = f"The body may have {self.limit} bytes at most."

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0
        declared = 0
        if scope["type"] == "http":
            length = Headers(scope=scope).get("content-length", "0")
            declared = int(length) if length.isdecimal() else 0

        async def receive_limited() -> Message:
            nonlocal received
            if declared > self.limit:
                raise HTTPException(413, self.detail)
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.limit:
                raise HTTPException(413, self.detail)
            return message

        await self.app(scope, receive_limited, send)


class Layer(Protocol):
    """How a middleware is made; pure ASGI, as a base class costs each request."""

    def __call__(self, app: ASGIApp, settings: Settings, /) -> ASGIApp: ...


# Outermost first.
MIDDLEWARE: tuple[Layer, ...] = (
    SecurityHeaders,
    RequestContext,
    BodyLimit,
)

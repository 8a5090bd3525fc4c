"""Wraps every request: ids, headers and a line in the log, then what refuses it."""

import os
import re
import time
from collections.abc import Callable
from typing import Any

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import clear_contextvars
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from core.logging import IDS, log, open_access_log
from core.problems import problem_response
from core.shutdown import DRAIN
from settings import Settings

ACCEPTED_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d*)?")
# A response that has one of these keeps its own.
SECURITY_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
)
HSTS = (b"strict-transport-security", b"max-age=31536000")


def trust_proxies(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Believe X-Forwarded-For and -Proto, but of the proxies in the settings only."""
    proxies = [str(network) for network in settings.trusted_proxies]
    # The types of uvicorn and Starlette for the same protocol differ.
    layer: Any = ProxyHeadersMiddleware
    return layer(app, proxies) if proxies else app


class RequestContext:
    """Gives a request its ids, its limit, its security headers and its line in the log."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.log = open_access_log(settings)
        self.max_body_bytes = settings.max_body_bytes
        production = settings.environment == "production"
        self.headers = (*SECURITY_HEADERS, HSTS) if production else SECURITY_HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        state = scope.setdefault("state", {})
        state["request_id"] = _bind_ids(scope)
        received = sent = 0

        async def receive_limited() -> Message:
            nonlocal received
            message = await receive()
            # What comes counts, not what was declared.
            received += len(message.get("body", b""))
            if received > self.max_body_bytes:
                raise HTTPException(413, f"The body may have {self.max_body_bytes} bytes at most.")
            return message

        async def send_completed(message: Message) -> None:
            nonlocal sent
            if message["type"] == "http.response.start":
                state["status"] = int(message["status"])
                self.complete(message, state)
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive_limited, send_completed)
        finally:
            self.log(
                method=scope["method"],
                route=getattr(scope.get("route"), "path", None),
                path=scope["path"],
                status=state.get("status"),
                ms=round((time.perf_counter() - started) * 1000, 2),
                bytes=sent,
                user_id=state.get("user_id"),
            )

    def complete(self, message: Message, state: dict[str, Any]) -> None:
        headers = list(message["headers"])
        given = {name for name, _ in headers}
        headers += [each for each in self.headers if each[0] not in given]
        headers.append((b"x-request-id", state["request_id"].encode()))
        if (drain := state.get(DRAIN.name)) and drain.begun:
            headers.append((b"connection", b"close"))
        message["headers"] = headers


def _bind_ids(scope: Scope) -> str:
    headers = dict(scope["headers"])
    request_id = _accept_id(headers.get(b"x-request-id")) or os.urandom(16).hex()
    correlation_id = _accept_id(headers.get(b"x-correlation-id")) or request_id
    # A pipelined request starts in the context of the one before.
    clear_contextvars()
    IDS.set({"request_id": request_id, "correlation_id": correlation_id})
    return request_id


def _accept_id(value: bytes | None) -> str | None:
    # Anything else could forge lines in the log.
    return value.decode() if value and ACCEPTED_ID.fullmatch(value) else None


def allow_origins(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Let scripts of the origins in the settings read the responses."""
    if not settings.cors_origins:
        return app
    return CORSMiddleware(
        app,
        allow_origins=settings.cors_origins,
        allow_credentials=settings.cors_credentials,
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=["Location", "Retry-After", "X-Request-ID"],
    )


def answer_errors(app: ASGIApp, _: Settings) -> ASGIApp:
    """Answer what no handler expected; within CORS, so that a script can read it."""

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except Exception:
            log.exception("unhandled_error")
            if scope["type"] != "http" or "status" in scope["state"]:
                raise
            detail = "Something went wrong here; the request id finds it in the log."
            response = problem_response(Request(scope), 500, detail)
            await response(scope, receive, send)

    return run


def trust_hosts(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Refuse a request for a name that is not ours: links would be made of it."""
    trusted = [name.lower() for name in settings.trusted_hosts]
    suffixes = tuple(name[1:] for name in trusted if name.startswith("*"))

    def is_ours(host: bytes) -> bool:
        found = HOST.fullmatch(host.decode("latin-1").lower())
        name = found[1] if found else ""
        return name in trusted or name.endswith(suffixes)

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        # Probes call by address.
        if scope["type"] == "http" and not scope["path"].startswith("/health/"):
            named = (value for name, value in scope["headers"] if name == b"host")
            if not is_ours(next(named, b"")):
                detail = "TRUSTED_HOSTS does not name the host of this request."
                response = problem_response(Request(scope), 400, detail)
                await response(scope, receive, send)
                return
        await app(scope, receive, send)

    return run


# Outermost first; one whose setting is empty gives back the application as it is.
# Pure ASGI, as Starlette's BaseHTTPMiddleware costs each request.
MIDDLEWARE: tuple[Callable[[ASGIApp, Settings], ASGIApp], ...] = (
    trust_proxies,
    RequestContext,
    allow_origins,
    answer_errors,
    trust_hosts,
)

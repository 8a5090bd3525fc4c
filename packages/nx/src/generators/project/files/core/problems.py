"""Turns every error into one shape: `application/problem+json` (RFC 9457)."""

from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from core.database import find_conflict, is_transient
from core.exceptions import DomainError
from core.schemas import PROBLEM_TYPE, InvalidField, Problem

MAX_ERRORS = 50
RETRY_AFTER = {"Retry-After": "1"}

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def problem_response(
    request: Request,
    status: int,
    detail: str,
    *,
    errors: list[InvalidField] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    problem = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=request.url.path,
        request_id=request.state.request_id,
        errors=errors,
    )
    body = problem.model_dump_json(exclude_none=True)
    return Response(body, status, headers, PROBLEM_TYPE)


async def answer_domain_error(request: Request, error: DomainError) -> Response:
    return problem_response(request, error.status, error.detail)


async def answer_http_exception(request: Request, error: HTTPException) -> Response:
    return problem_response(
        request, error.status_code, str(error.detail), headers=error.headers
    )


async def answer_invalid_request(
    request: Request, error: RequestValidationError
) -> Response:
    # `input` and `ctx` stay out: they would send a password back to its sender.
    errors = [
        InvalidField(location=list(each["loc"]), message=each["msg"], code=each["type"])
        for each in error.errors()[:MAX_ERRORS]
    ]
    detail = "The request is not valid; `errors` says where."
    return problem_response(request, 422, detail, errors=errors)


async def answer_conflict(request: Request, error: IntegrityError) -> Response:
    columns = " and ".join(find_conflict(error))
    if columns:
        return problem_response(request, 409, f"Another one has the same {columns}.")
    log.warning("conflict", error=str(error.orig))
    return problem_response(request, 409, "This does not fit with what is stored.")


async def answer_stale_data(request: Request, _: StaleDataError) -> Response:
    return problem_response(request, 409, "Another request changed it meanwhile.")


async def answer_database_error(request: Request, error: DBAPIError) -> Response:
    if not is_transient(error):
        raise error
    return await answer_unavailable(request, error)


async def answer_unavailable(request: Request, error: Exception) -> Response:
    log.error("database_unavailable", error=str(getattr(error, "orig", error)))
    detail = "The database does not answer; try again."
    return problem_response(request, 503, detail, headers=RETRY_AFTER)


HANDLERS: dict[
    int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]
] = {
    DomainError: answer_domain_error,
    HTTPException: answer_http_exception,
    RequestValidationError: answer_invalid_request,
    IntegrityError: answer_conflict,
    StaleDataError: answer_stale_data,
    DBAPIError: answer_database_error,
    PoolTimeoutError: answer_unavailable,
    # asyncpg lets the errors of the socket through.
    ConnectionError: answer_unavailable,
}

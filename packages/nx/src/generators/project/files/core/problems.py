"""Turns every error into one shape: `application/problem+json` (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from core.database import describe_cause, find_conflict, is_transient
from core.exceptions import DomainError
from core.schemas import PROBLEM_TYPE, InvalidField, Problem

ERRORS = (DomainError, HTTPException, RequestValidationError, SQLAlchemyError)
MAX_ERRORS = 50

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def problem_response(
    request: Request,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: list[InvalidField] | None = None,
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


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer one of ERRORS."""
    fields = None
    match error:
        case HTTPException():
            status, detail, headers = error.status_code, error.detail, error.headers
        case DomainError():
            status, detail, headers = error.status, str(error), error.headers
        case RequestValidationError():
            status, detail, headers = 422, "The request is not valid.", None
            fields = [_describe(each) for each in error.errors()[:MAX_ERRORS]]
        case IntegrityError() | StaleDataError():
            status, detail, headers = 409, _describe_conflict(error), None
        case _ if is_transient(error):
            log.error("database_unavailable", error=describe_cause(error))
            status, detail = 503, "The database does not answer; try again."
            headers = {"Retry-After": "1"}
        case _:
            raise error
    return problem_response(request, status, str(detail), headers, fields)


def _describe(error: Any) -> InvalidField:
    # `input` and `ctx` stay out: they would send a password back to its sender.
    # A key from the body may have half a surrogate pair, which is no UTF-8.
    location = [
        part if isinstance(part, int) else part.encode(errors="replace").decode()
        for part in error["loc"]
    ]
    return InvalidField(location=location, message=error["msg"], code=error["type"])


def _describe_conflict(error: IntegrityError | StaleDataError) -> str:
    if isinstance(error, StaleDataError):
        return "Another request changed it meanwhile."
    if columns := find_conflict(error):
        return f"Another one has the same {' and '.join(columns)}."
    log.warning("conflict", error=describe_cause(error))
    return "This does not fit with what is stored."

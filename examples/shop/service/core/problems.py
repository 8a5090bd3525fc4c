"""Turns every error into one shape: `application/problem+json` (RFC 9457)."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from core.database import describe_cause, find_conflict, is_transient
from core.exceptions import DomainError
from core.logging import log
from core.schemas import PROBLEM_TYPE, InvalidField, Problem

ERRORS = (DomainError, HTTPException, RequestValidationError, SQLAlchemyError)


def problem_response(
    request: Request,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: Iterable[InvalidField] = (),
) -> Response:
    problem = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=quote(request.scope["path"]),
        request_id=request.state.request_id,
        errors=[*errors],
    )
    return Response(problem.model_dump_json(), status, headers, PROBLEM_TYPE)


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer one of ERRORS."""
    headers: Mapping[str, str] | None = None
    fields: list[InvalidField] = []
    match error:
        case HTTPException():
            status, detail, headers = error.status_code, str(error.detail), error.headers
        case DomainError():
            status, detail, headers = error.status, str(error), error.headers
        case RequestValidationError():
            status, detail = 422, "The request is not valid."
            fields = [_describe(each) for each in error.errors()[:50]]
        case StaleDataError():
            status, detail = 409, "Another request changed it meanwhile."
        case IntegrityError() if columns := find_conflict(error):
            status, detail = 409, f"Another one has the same {' and '.join(columns)}."
        case IntegrityError() if re.search("(?i)not.null", str(error.orig)):
            raise error
        case IntegrityError() if re.search("(?i)foreign key", str(error.orig)):
            status, detail = 409, "It refers to a row that is not there, or others refer to it."
        case IntegrityError():
            status, detail = 409, "This does not fit with what is stored."
            log.warning("conflict", error=describe_cause(error))
        case _ if is_transient(error):
            status, detail = 503, "The database does not answer; try again."
            headers = {"Retry-After": "1"}
            log.error("database_unavailable", error=describe_cause(error))
        case _:
            raise error
    return problem_response(request, status, detail, headers, fields)


def _describe(error: Any) -> InvalidField:
    # `input` and `ctx` stay out: they would send a password back to its sender.
    # A key from the body may have half a surrogate pair, which is no UTF-8.
    location = [
        part if isinstance(part, int) else part.encode(errors="replace").decode()[:100]
        for part in error["loc"]
    ]
    return InvalidField(location=location, message=error["msg"], code=error["type"])

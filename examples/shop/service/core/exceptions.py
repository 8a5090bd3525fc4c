"""Names the ways in which a request can be refused by the domain."""

from collections.abc import Mapping
from http import HTTPStatus


class DomainError(Exception):
    """A refusal that services raise, with its detail for core/problems.py to tell."""

    status = HTTPStatus.BAD_REQUEST
    headers: Mapping[str, str] = {}


class UnauthenticatedError(DomainError):
    status = HTTPStatus.UNAUTHORIZED
    headers = {"WWW-Authenticate": "Bearer"}


class ForbiddenError(DomainError):
    status = HTTPStatus.FORBIDDEN
    headers = {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}


class NotFoundError(DomainError):
    status = HTTPStatus.NOT_FOUND


class ConflictError(DomainError):
    status = HTTPStatus.CONFLICT


class InvalidError(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TooManyRequestsError(DomainError):
    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, detail: str, *, retry_after: int) -> None:
        super().__init__(detail)
        self.headers = {"Retry-After": str(retry_after)}

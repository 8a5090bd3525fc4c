"""Names the ways in which a request can be refused by the domain."""

from http import HTTPStatus


class DomainError(Exception):
    """A refusal that services raise; core/problems.py turns it into a response."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotFoundError(DomainError):
    status = HTTPStatus.NOT_FOUND


class ConflictError(DomainError):
    status = HTTPStatus.CONFLICT

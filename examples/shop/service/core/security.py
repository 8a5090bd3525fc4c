"""Says who sends a request and what they may do; a route depends on it."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import OAuth2PasswordBearer

from core.database import SessionDep
from core.exceptions import ForbiddenError, UnauthenticatedError

# For `openapi_extra`: OpenAPI's own way to say that an operation needs no token.
# tests/test_conventions.py refuses a route that has neither this nor a principal.
PUBLIC: dict[str, Any] = {"security": []}

read_token = OAuth2PasswordBearer("auth/token", refreshUrl="auth/refresh", auto_error=False)


@dataclass(frozen=True)
class Principal:
    """A signed-in user."""

    user_id: UUID
    session_id: UUID
    permissions: frozenset[str]


# On the session of the endpoint: a request that waits for the pool twice waits long.
async def get_principal(
    request: Request, session: SessionDep, token: Annotated[str | None, Depends(read_token)]
) -> Principal:
    if token is None:
        raise UnauthenticatedError("Send an access token: Authorization: Bearer …")
    # A resource of features/users, which core does not import.
    authenticator = request.state.authenticator
    principal: Principal = await authenticator.authenticate(request, session, token)
    request.state.user_id = principal.user_id
    return principal


PrincipalDep = Annotated[Principal, Depends(get_principal)]

# For `dependencies=[…]` of a router whose routes do not ask who it is.
signed_in = Depends(get_principal)


@dataclass(frozen=True)
class PermissionCheck:
    permission: str

    async def __call__(self, principal: PrincipalDep) -> None:
        if self.permission not in principal.permissions:
            raise ForbiddenError(f"This needs the permission {self.permission}.")


def require(permission: str) -> Any:
    """For `dependencies=[…]`; a feature declares the permission in its `feature.py`."""
    return Depends(PermissionCheck(permission))

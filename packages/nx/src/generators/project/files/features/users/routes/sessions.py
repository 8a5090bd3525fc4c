"""Logging in, refreshing, logging out, and the list of one's sessions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import PUBLIC, PrincipalDep
from features.users.authenticator import AUTHENTICATOR
from features.users.dependencies import AttemptsDep, PasswordsDep, UserSettingsDep
from features.users.schemas import PasswordGrant, RefreshRequest, SessionRead, TokenPair
from features.users.services import sessions

router = APIRouter(prefix="/auth", tags=["auth"], responses=problem_responses(401, 422))


@router.post("/token", openapi_extra=PUBLIC, responses=problem_responses(429))
async def log_in(
    *,
    request: Request,
    session: SessionDep,
    settings: UserSettingsDep,
    passwords: PasswordsDep,
    attempts: AttemptsDep,
    given: Annotated[PasswordGrant, Form()],
) -> TokenPair:
    """Log in by e-mail address, as `username`, and password (OAuth2)."""
    await attempts.count("login", given.username)
    user = await sessions.authenticate(session, settings, passwords, given)
    address = request.client.host[:45] if request.client else ""
    agent = request.headers.get("user-agent", "")[:200]
    opened = await sessions.open_session(
        session, settings, user, address=address, user_agent=agent
    )
    return AUTHENTICATOR.of(request).sign(*opened)


@router.post("/refresh", openapi_extra=PUBLIC)
async def refresh(
    request: Request,
    session: SessionDep,
    settings: UserSettingsDep,
    given: RefreshRequest,
) -> TokenPair:
    """Exchange a refresh token, once, for new tokens of the same session."""
    opened = await sessions.rotate(session, settings, given.refresh_token)
    return AUTHENTICATOR.of(request).sign(*opened)


@router.post("/logout", status_code=204)
async def log_out(session: SessionDep, principal: PrincipalDep) -> None:
    """End all that began with this login."""
    await sessions.revoke(session, id=principal.session_id)


@router.post("/logout-all", status_code=204)
async def log_out_everywhere(session: SessionDep, principal: PrincipalDep) -> None:
    """End all your sessions."""
    await sessions.revoke(session, user_id=principal.user_id)


@router.get("/sessions")
async def list_sessions(
    session: SessionDep, principal: PrincipalDep
) -> list[SessionRead]:
    """List your sessions that have not ended, the newest first."""
    found = await sessions.list_sessions(session, principal.user_id)
    return [SessionRead.model_validate(each) for each in found]


@router.delete(
    "/sessions/{session_id}", status_code=204, responses=problem_responses(404)
)
async def end_session(
    session: SessionDep, principal: PrincipalDep, session_id: UUID
) -> None:
    """End one of your sessions."""
    await sessions.end_session(session, principal.user_id, session_id)

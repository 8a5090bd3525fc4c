"""Registering, logging in and out, and what needs a mail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Form, Request

from core.database import DATABASE, SessionDep
from core.exceptions import ConflictError
from core.limits import LIMITS, client_network
from core.logging import log
from core.mail import MAILER
from core.schemas import problem_responses
from core.security import PUBLIC, PrincipalDep
from features.users import schemas
from features.users.authenticator import AUTHENTICATOR
from features.users.services import accounts, recovery, sessions
from features.users.settings import USER_SETTINGS, UserSettingsDep

router = APIRouter(prefix="/auth", tags=["auth"], responses=problem_responses(422, 429))


async def count_attempt(request: Request, name: str, account: str | None = None) -> None:
    """Raise if there were too many of this name, from here or for the account."""
    limits, settings = LIMITS.of(request), USER_SETTINGS.of(request)
    await limits.hit(name, client_network(request), per_minute=settings.attempts_per_address)
    if account is not None:
        # Not the same name: who logs in as "10.0.0.1" must not count for it.
        await limits.hit(f"{name} for", account, per_minute=settings.attempts_per_account)


@router.post("/token", openapi_extra=PUBLIC, responses=problem_responses(401))
async def log_in(
    request: Request,
    session: SessionDep,
    settings: UserSettingsDep,
    given: Annotated[schemas.PasswordGrant, Form()],
) -> schemas.TokenPair:
    """Log in by e-mail address, as `username`, and password (OAuth2)."""
    await count_attempt(request, "login", given.username)
    address = request.client.host[:45] if request.client else ""
    agent = request.headers.get("user-agent", "")[:200]
    opened = await sessions.log_in(session, settings, given, address=address, user_agent=agent)
    return AUTHENTICATOR.of(request).sign(*opened)


@router.post("/refresh", openapi_extra=PUBLIC, responses=problem_responses(401))
async def refresh(
    request: Request,
    session: SessionDep,
    settings: UserSettingsDep,
    given: schemas.RefreshRequest,
) -> schemas.TokenPair:
    """Exchange a refresh token, once, for new tokens of the same session."""
    opened = await sessions.rotate(session, settings, given.refresh_token)
    # Counted last: whose session it is, only a valid token tells.
    limit = settings.attempts_per_account
    await LIMITS.of(request).hit("refresh", str(opened[0].id), per_minute=limit)
    return AUTHENTICATOR.of(request).sign(*opened)


@router.post("/logout", status_code=204, responses=problem_responses(401))
async def log_out(session: SessionDep, principal: PrincipalDep) -> None:
    """End all that began with this login."""
    await sessions.revoke(session, id=principal.session_id)


@router.post("/logout-all", status_code=204, responses=problem_responses(401))
async def log_out_everywhere(session: SessionDep, principal: PrincipalDep) -> None:
    """End all your sessions."""
    await sessions.revoke(session, user_id=principal.user_id)


@router.get("/sessions", responses=problem_responses(401))
async def list_sessions(session: SessionDep, principal: PrincipalDep) -> list[schemas.SessionRead]:
    """List your sessions that have not ended, the newest first."""
    found = await sessions.list_sessions(session, principal.user_id)
    return [schemas.SessionRead.model_validate(each) for each in found]


@router.delete("/sessions/{session_id}", status_code=204, responses=problem_responses(401, 404))
async def end_session(session: SessionDep, principal: PrincipalDep, session_id: UUID) -> None:
    """End one of your sessions."""
    await sessions.end_session(session, principal.user_id, session_id)


async def send(request: Request, letter: recovery.Letter, email: str) -> None:
    """Mail to who is known; after the answer, so that its time tells nothing."""
    url = USER_SETTINGS.of(request).frontend_url
    try:
        async with DATABASE.of(request).writing.begin() as session:
            mail = await recovery.write_mail(session, letter, email, url)
        if mail is not None:
            await MAILER.of(request).send(mail)
    except Exception:
        log.exception("mail_failed", subject=letter.subject)


@router.post("/register", status_code=202, openapi_extra=PUBLIC)
async def register(
    request: Request,
    tasks: BackgroundTasks,
    session: SessionDep,
    settings: UserSettingsDep,
    values: schemas.Registration,
) -> None:
    """Register; a mail tells the rest, also to who is registered already."""
    await count_attempt(request, "register", values.email)
    letter = recovery.VERIFICATION
    try:
        await accounts.create_user(session, settings, values)
    except ConflictError:
        letter = recovery.PASSWORD_RESET
    tasks.add_task(send, request, letter, values.email)


@router.post("/password-reset", status_code=202, openapi_extra=PUBLIC)
async def request_password_reset(
    request: Request, tasks: BackgroundTasks, values: schemas.MailRequest
) -> None:
    """Mail a token that a new password can be set with, if the address is known."""
    await count_attempt(request, "mail", values.email)
    tasks.add_task(send, request, recovery.PASSWORD_RESET, values.email)


@router.post("/password-reset/confirm", status_code=204, openapi_extra=PUBLIC)
async def reset_password(
    request: Request, session: SessionDep, settings: UserSettingsDep, values: schemas.PasswordReset
) -> None:
    """Set a new password with the token of a mail; every session ends."""
    await count_attempt(request, "confirm")
    await recovery.reset_password(session, settings, values.token, values.password)


@router.post("/verification", status_code=202, openapi_extra=PUBLIC)
async def request_verification(
    request: Request, tasks: BackgroundTasks, values: schemas.MailRequest
) -> None:
    """Mail a token that verifies the address, if it is known and not verified yet."""
    await count_attempt(request, "mail", values.email)
    tasks.add_task(send, request, recovery.VERIFICATION, values.email)


@router.post("/verification/confirm", status_code=204, openapi_extra=PUBLIC)
async def verify_email(session: SessionDep, values: schemas.EmailProof) -> None:
    """Verify an address with the token of a mail."""
    await recovery.verify_email(session, values.token)

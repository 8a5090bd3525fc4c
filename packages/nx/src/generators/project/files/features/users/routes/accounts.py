"""Registration, and what needs a mail; no answer tells whether an address is known."""

import structlog
from fastapi import APIRouter, BackgroundTasks, Request

from core.database import DATABASE, SessionDep
from core.exceptions import ConflictError
from core.mail import MAILER
from core.schemas import problem_responses
from core.security import PUBLIC
from features.users.dependencies import AttemptsDep, PasswordsDep
from features.users.schemas import EmailProof, MailRequest, PasswordReset, Registration
from features.users.services import accounts, recovery
from features.users.settings import UserSettings

router = APIRouter(prefix="/auth", tags=["auth"], responses=problem_responses(422, 429))
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def send(request: Request, letter: recovery.Letter, email: str) -> None:
    """Mail to who is known; after the answer, so that its time tells nothing."""
    url = request.state.settings.part(UserSettings).frontend_url
    try:
        async with DATABASE.of(request).writing() as session:
            mail = await recovery.write_mail(session, letter, email, url)
            await session.commit()
        if mail is not None:
            await MAILER.of(request).send(mail)
    except Exception:
        log.exception("mail_failed", subject=letter.subject)


@router.post("/register", status_code=202, openapi_extra=PUBLIC)
async def register(
    *,
    request: Request,
    tasks: BackgroundTasks,
    session: SessionDep,
    passwords: PasswordsDep,
    attempts: AttemptsDep,
    values: Registration,
) -> None:
    """Register; a mail tells the rest, also to who is registered already."""
    await attempts.count("register", values.email)
    letter = recovery.VERIFICATION
    try:
        await accounts.create_user(session, passwords, values)
    except ConflictError:
        letter = recovery.PASSWORD_RESET
    tasks.add_task(send, request, letter, values.email)


@router.post("/password-reset", status_code=202, openapi_extra=PUBLIC)
async def request_password_reset(
    request: Request,
    tasks: BackgroundTasks,
    attempts: AttemptsDep,
    values: MailRequest,
) -> None:
    """Mail a token that a new password can be set with, if the address is known."""
    await attempts.count("mail", values.email)
    tasks.add_task(send, request, recovery.PASSWORD_RESET, values.email)


@router.post("/password-reset/confirm", status_code=204, openapi_extra=PUBLIC)
async def reset_password(
    session: SessionDep,
    passwords: PasswordsDep,
    attempts: AttemptsDep,
    values: PasswordReset,
) -> None:
    """Set a new password with the token of a mail; every session ends."""
    await attempts.count("confirm")
    await recovery.reset_password(session, passwords, values.token, values.password)


@router.post("/verification", status_code=202, openapi_extra=PUBLIC)
async def request_verification(
    request: Request,
    tasks: BackgroundTasks,
    attempts: AttemptsDep,
    values: MailRequest,
) -> None:
    """Mail a token that verifies the address, if it is known and not verified yet."""
    await attempts.count("mail", values.email)
    tasks.add_task(send, request, recovery.VERIFICATION, values.email)


@router.post("/verification/confirm", status_code=204, openapi_extra=PUBLIC)
async def verify_email(session: SessionDep, values: EmailProof) -> None:
    """Verify an address with the token of a mail."""
    await recovery.verify_email(session, values.token)

"""The user who asks, and the list of all users."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import PrincipalDep, require
from features.users import schemas
from features.users.routes.auth import count_attempt
from features.users.services import accounts
from features.users.settings import UserSettingsDep

router = APIRouter(prefix="/users", tags=["users"], responses=problem_responses(401, 422))


@router.get("/me")
async def get_profile(session: SessionDep, principal: PrincipalDep) -> schemas.UserRead:
    """Get your own account."""
    user = await accounts.get_user(session, principal.user_id)
    return schemas.UserRead.model_validate(user)


@router.patch("/me")
async def update_profile(
    session: SessionDep, principal: PrincipalDep, changes: schemas.UserUpdate
) -> schemas.UserRead:
    """Change the fields that are sent, and leave the others."""
    user = await accounts.update_profile(session, principal.user_id, changes)
    return schemas.UserRead.model_validate(user)


@router.post("/me/password", status_code=204, responses=problem_responses(429))
async def change_password(
    request: Request,
    session: SessionDep,
    principal: PrincipalDep,
    settings: UserSettingsDep,
    values: schemas.PasswordChange,
) -> None:
    """Change your password; every session ends, this one too."""
    await count_attempt(request, "password", str(principal.user_id))
    await accounts.change_password(session, settings, principal.user_id, values)


@router.get("", dependencies=[require("users:read")], responses=problem_responses(403))
async def list_users(
    session: SessionDep, query: Annotated[schemas.UserQuery, Query()]
) -> schemas.UserPage:
    """List users; `sort` with `-` is descending, `email` is a part of the address."""
    users, total = await accounts.list_users(session, query)
    items = [schemas.UserRead.model_validate(each) for each in users]
    return schemas.UserPage(items=items, total=total)

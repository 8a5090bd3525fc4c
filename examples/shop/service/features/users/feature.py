"""Declares the feature for main.py."""

from fastapi import APIRouter

from core.features import Feature
from features.users.authenticator import AUTHENTICATOR
from features.users.commands import cli
from features.users.routes import auth, users
from features.users.settings import USER_SETTINGS, UserSettings

router = APIRouter()
router.include_router(auth.router)
router.include_router(users.router)

users_feature = Feature(
    name="users",
    router=router,
    permissions=("users:read",),
    resources=(USER_SETTINGS, AUTHENTICATOR),
    settings=UserSettings,
    commands=cli,
)

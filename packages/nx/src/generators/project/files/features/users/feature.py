"""Declares the feature for main.py."""

from core.features import Feature
from features.users.authenticator import AUTHENTICATOR
from features.users.commands import cli
from features.users.routes import router
from features.users.services.passwords import PASSWORDS
from features.users.settings import UserSettings

users_feature = Feature(
    name="users",
    router=router,
    permissions=("users:read",),
    resources=(PASSWORDS, AUTHENTICATOR),
    settings=UserSettings,
    commands=cli,
)

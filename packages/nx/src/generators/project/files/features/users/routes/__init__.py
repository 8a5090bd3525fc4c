"""Joins the routes of users; each file says its own prefix."""

from fastapi import APIRouter

from features.users.routes import accounts, profile, sessions

router = APIRouter()
router.include_router(sessions.router)
router.include_router(accounts.router)
router.include_router(profile.router)

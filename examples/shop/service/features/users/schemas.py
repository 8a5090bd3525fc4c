"""What clients send and get about accounts and sessions."""

import unicodedata
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, EmailStr, Field

from core.pagination import OffsetQuery
from core.schemas import CleanStr, InputSchema, OffsetPage, OutputSchema


def normalize_email(email: str) -> str:
    """One spelling for one mailbox: case counts almost nowhere, and surprises."""
    return unicodedata.normalize("NFC", email.strip()).lower()


Email = Annotated[EmailStr, AfterValidator(normalize_email)]
EmailText = Annotated[CleanStr, Field(max_length=320), AfterValidator(normalize_email)]
# The upper limit bounds the work of hashing.
GivenPassword = Annotated[CleanStr, Field(max_length=128)]
NewPassword = Annotated[GivenPassword, Field(min_length=12)]
Token = Annotated[CleanStr, Field(max_length=100)]


class PasswordGrant(BaseModel):
    """The form of OAuth2, whose other fields are not needed here."""

    username: EmailText
    password: GivenPassword
    grant_type: Literal["password"] = "password"


class RefreshRequest(InputSchema):
    refresh_token: Token


class TokenPair(BaseModel):
    access_token: str
    token_type: Literal["bearer"] = Field(default="bearer")
    expires_in: int
    refresh_token: str


class SessionRead(OutputSchema):
    user_agent: str | None
    address: str | None
    expires_at: datetime


class MailRequest(InputSchema):
    email: Email


class Registration(MailRequest):
    password: NewPassword


class EmailProof(InputSchema):
    token: Token


class PasswordReset(EmailProof):
    password: NewPassword


class PasswordChange(InputSchema):
    current_password: GivenPassword
    new_password: NewPassword


class UserUpdate(InputSchema):
    full_name: Annotated[CleanStr, Field(min_length=1, max_length=200)] | None = None


class UserRead(OutputSchema):
    email: str
    full_name: str | None
    is_active: bool
    email_verified_at: datetime | None


class UserPage(OffsetPage[UserRead]):
    """Named here, so that clients see this name."""


class UserQuery(OffsetQuery):
    sort: Literal["created_at", "-created_at", "email", "-email"] = "-created_at"
    email: EmailText | None = None

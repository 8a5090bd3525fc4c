"""What clients send and get."""

from typing import Annotated, Any, Literal

from pydantic import EmailStr, Field

from core.keyset import CursorPage, KeysetQuery
from core.schemas import CleanStr, InputSchema, OutputSchema

# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
Email = Annotated[EmailStr, Field(max_length=320)]
Name = Annotated[CleanStr, Field(min_length=1, max_length=120)]


class CustomerCreate(InputSchema):
    email: Email
    name: Name


class CustomerUpdate(InputSchema):
    email: Email = NOT_SENT
    name: Name = NOT_SENT


class CustomerRead(OutputSchema):
    email: str
    name: str


class CustomerPage(CursorPage[CustomerRead]):
    """Named here, so that clients see this name."""


class CustomerQuery(KeysetQuery):
    """Which customers a list shows, and in which order."""

    email: Email | None = None
    name: Name | None = None
    sort: Literal["id", "-id", "email", "-email", "name", "-name"] = "-id"

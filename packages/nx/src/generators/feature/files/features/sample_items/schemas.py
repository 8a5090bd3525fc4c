"""What clients send and get."""

from typing import Annotated, Any, Literal

from pydantic import Field

from core.keyset import CursorPage, KeysetQuery
from core.schemas import CleanStr, InputSchema, OutputSchema

# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
Name = Annotated[CleanStr, Field(min_length=1, max_length=200)]
Description = Annotated[CleanStr, Field(max_length=10_000)]


class SampleItemCreate(InputSchema):
    name: Name
    description: Description | None = None


class SampleItemUpdate(InputSchema):
    name: Name = NOT_SENT
    description: Description | None = None


class SampleItemRead(OutputSchema):
    name: str
    description: str | None


class SampleItemPage(CursorPage[SampleItemRead]):
    """Named here, so that clients see this name."""


class SampleItemQuery(KeysetQuery):
    """Which sample items a list shows, and in which order."""

    name: Name | None = None
    sort: Literal["id", "-id", "name", "-name"] = "-id"

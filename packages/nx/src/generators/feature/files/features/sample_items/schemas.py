"""What clients send and get."""

from typing import Annotated

from pydantic import Field

from core.schemas import CleanStr, CursorPage, InputSchema, OutputSchema

Name = Annotated[CleanStr, Field(min_length=1, max_length=200)]
Description = Annotated[CleanStr, Field(max_length=10_000)]


class SampleItemCreate(InputSchema):
    name: Name
    description: Description | None = None


class SampleItemUpdate(InputSchema):
    # The defaults are never read: only what was sent is changed.
    name: Name = Field(default_factory=str)
    description: Description | None = None


class SampleItemRead(OutputSchema):
    name: str
    description: str | None


class SampleItemPage(CursorPage[SampleItemRead]):
    """Named here, so that clients see this name."""

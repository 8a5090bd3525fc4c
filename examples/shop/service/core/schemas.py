"""Holds the shapes that all features share: text, input, output, pages and problems."""

import operator
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PROBLEM_TYPE = "application/problem+json"
REF = "#/components/schemas/{model}"

ItemT = TypeVar("ItemT")

# PostgreSQL cannot store a NUL character in a text.
CleanStr = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]


class InputSchema(BaseModel):
    """What a client sends; an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")


class OutputSchema(BaseModel):
    """What a client gets, read from a model."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    created_at: datetime
    updated_at: datetime


class OffsetPage(BaseModel, Generic[ItemT]):
    """One numbered page of a list; `total` counts the items of all pages."""

    items: list[ItemT]
    total: int


class InvalidField(BaseModel):
    """One reason for a 422: where in the request, and what is wrong there."""

    location: list[str | int]
    message: str
    code: str


class Problem(BaseModel):
    """An error, as RFC 9457 shapes it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[InvalidField] = Field(default=[], exclude_if=operator.not_)


def problem_responses(*statuses: int | str) -> dict[int | str, dict[str, Any]]:
    """Declare for OpenAPI that these statuses answer with a problem."""
    content = {PROBLEM_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}
    return {each: {"description": "Problem", "content": content} for each in statuses}

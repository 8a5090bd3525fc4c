"""The HTTP interface of sample items."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import signed_in
from features.sample_items import services
from features.sample_items.dependencies import ExistingSampleItemDep
from features.sample_items.schemas import (
    SampleItemCreate,
    SampleItemPage,
    SampleItemQuery,
    SampleItemRead,
    SampleItemUpdate,
)

router = APIRouter(
    prefix="/sample-items",
    tags=["sample-items"],
    dependencies=[signed_in],
    responses=problem_responses(401),
)


@router.get("")
async def list_sample_items(
    session: SessionDep, query: Annotated[SampleItemQuery, Query()]
) -> SampleItemPage:
    """List sample items, the newest first by default."""
    found, next_cursor = await services.list_sample_items(session, query)
    return SampleItemPage(
        items=[SampleItemRead.model_validate(each) for each in found],
        next_cursor=next_cursor,
    )


@router.post(
    "", status_code=status.HTTP_201_CREATED, responses=problem_responses(409, 422)
)
async def create_sample_item(
    session: SessionDep, values: SampleItemCreate, request: Request, response: Response
) -> SampleItemRead:
    """Create one; `Location` says where it is."""
    created = await services.create_sample_item(session, values)
    location = request.app.url_path_for("get_sample_item", sample_item_id=created.id)
    response.headers["Location"] = str(location)
    return SampleItemRead.model_validate(created)


@router.get("/{sample_item_id}", responses=problem_responses(404, 422))
async def get_sample_item(existing: ExistingSampleItemDep) -> SampleItemRead:
    """Get one by its id."""
    return SampleItemRead.model_validate(existing)


@router.patch("/{sample_item_id}", responses=problem_responses(404, 409, 422))
async def update_sample_item(
    session: SessionDep, existing: ExistingSampleItemDep, changes: SampleItemUpdate
) -> SampleItemRead:
    """Change the fields that are sent, and leave the others."""
    updated = await services.update_sample_item(session, existing, changes)
    return SampleItemRead.model_validate(updated)


@router.delete(
    "/{sample_item_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(404, 409, 422),
)
async def delete_sample_item(
    session: SessionDep, existing: ExistingSampleItemDep
) -> None:
    """Delete one for good."""
    await services.delete_sample_item(session, existing)

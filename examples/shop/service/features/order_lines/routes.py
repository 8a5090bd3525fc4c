"""The HTTP interface of order lines."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import signed_in
from features.order_lines import services
from features.order_lines.dependencies import ExistingOrderLineDep, OrderIdDep
from features.order_lines.schemas import (
    OrderLineCreate,
    OrderLinePage,
    OrderLineQuery,
    OrderLineRead,
    OrderLineUpdate,
)

router = APIRouter(
    prefix="/orders/{order_id}/lines",
    tags=["order-lines"],
    dependencies=[signed_in],
    responses=problem_responses(401, 404),
)


@router.get("")
async def list_order_lines(
    session: SessionDep, order_id: OrderIdDep, query: Annotated[OrderLineQuery, Query()]
) -> OrderLinePage:
    """List order lines, the newest first by default."""
    found, next_cursor = await services.list_order_lines(session, order_id, query)
    return OrderLinePage(
        items=[OrderLineRead.model_validate(each) for each in found],
        next_cursor=next_cursor,
    )


@router.post("", status_code=status.HTTP_201_CREATED, responses=problem_responses(409, 422))
async def create_order_line(
    session: SessionDep,
    order_id: OrderIdDep,
    values: OrderLineCreate,
    request: Request,
    response: Response,
) -> OrderLineRead:
    """Create one; `Location` says where it is."""
    created = await services.create_order_line(session, order_id, values)
    location = request.app.url_path_for(
        "get_order_line", order_id=order_id, order_line_id=created.id
    )
    response.headers["Location"] = str(location)
    return OrderLineRead.model_validate(created)


@router.get("/{order_line_id}", responses=problem_responses(404, 422))
async def get_order_line(existing: ExistingOrderLineDep) -> OrderLineRead:
    """Get one by its id."""
    return OrderLineRead.model_validate(existing)


@router.patch("/{order_line_id}", responses=problem_responses(404, 409, 422))
async def update_order_line(
    session: SessionDep, existing: ExistingOrderLineDep, changes: OrderLineUpdate
) -> OrderLineRead:
    """Change the fields that are sent, and leave the others."""
    updated = await services.update_order_line(session, existing, changes)
    return OrderLineRead.model_validate(updated)


@router.delete(
    "/{order_line_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(404, 409, 422),
)
async def delete_order_line(session: SessionDep, existing: ExistingOrderLineDep) -> None:
    """Delete one for good."""
    await services.delete_order_line(session, existing)

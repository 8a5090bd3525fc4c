"""The HTTP interface of orders."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import signed_in
from features.orders import services
from features.orders.dependencies import ExistingOrderDep
from features.orders.schemas import OrderCreate, OrderPage, OrderQuery, OrderRead, OrderUpdate

router = APIRouter(
    prefix="/orders",
    tags=["orders"],
    dependencies=[signed_in],
    responses=problem_responses(401),
)


@router.get("")
async def list_orders(session: SessionDep, query: Annotated[OrderQuery, Query()]) -> OrderPage:
    """List orders, the newest first by default."""
    found, next_cursor = await services.list_orders(session, query)
    return OrderPage(
        items=[OrderRead.model_validate(each) for each in found],
        next_cursor=next_cursor,
    )


@router.post("", status_code=status.HTTP_201_CREATED, responses=problem_responses(409, 422))
async def create_order(
    session: SessionDep, values: OrderCreate, request: Request, response: Response
) -> OrderRead:
    """Create one; `Location` says where it is."""
    created = await services.create_order(session, values)
    location = request.app.url_path_for("get_order", order_id=created.id)
    response.headers["Location"] = str(location)
    return OrderRead.model_validate(created)


@router.get("/{order_id}", responses=problem_responses(404, 422))
async def get_order(existing: ExistingOrderDep) -> OrderRead:
    """Get one by its id."""
    return OrderRead.model_validate(existing)


@router.patch("/{order_id}", responses=problem_responses(404, 409, 422))
async def update_order(
    session: SessionDep, existing: ExistingOrderDep, changes: OrderUpdate
) -> OrderRead:
    """Change the fields that are sent, and leave the others."""
    updated = await services.update_order(session, existing, changes)
    return OrderRead.model_validate(updated)


@router.delete(
    "/{order_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(404, 409, 422),
)
async def delete_order(session: SessionDep, existing: ExistingOrderDep) -> None:
    """Delete one for good."""
    await services.delete_order(session, existing)

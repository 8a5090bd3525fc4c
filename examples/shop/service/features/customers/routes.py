"""The HTTP interface of customers."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import require
from features.customers import services
from features.customers.dependencies import ExistingCustomerDep
from features.customers.schemas import (
    CustomerCreate,
    CustomerPage,
    CustomerQuery,
    CustomerRead,
    CustomerUpdate,
)

router = APIRouter(
    prefix="/customers",
    tags=["customers"],
    responses=problem_responses(401, 403),
)


@router.get("", dependencies=[require("customers:read")])
async def list_customers(
    session: SessionDep, query: Annotated[CustomerQuery, Query()]
) -> CustomerPage:
    """List customers, the newest first by default."""
    found, next_cursor = await services.list_customers(session, query)
    return CustomerPage(
        items=[CustomerRead.model_validate(each) for each in found],
        next_cursor=next_cursor,
    )


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=problem_responses(409, 422),
    dependencies=[require("customers:write")],
)
async def create_customer(
    session: SessionDep, values: CustomerCreate, request: Request, response: Response
) -> CustomerRead:
    """Create one; `Location` says where it is."""
    created = await services.create_customer(session, values)
    location = request.app.url_path_for("get_customer", customer_id=created.id)
    response.headers["Location"] = str(location)
    return CustomerRead.model_validate(created)


@router.get(
    "/{customer_id}",
    responses=problem_responses(404, 422),
    dependencies=[require("customers:read")],
)
async def get_customer(existing: ExistingCustomerDep) -> CustomerRead:
    """Get one by its id."""
    return CustomerRead.model_validate(existing)


@router.patch(
    "/{customer_id}",
    responses=problem_responses(404, 409, 422),
    dependencies=[require("customers:write")],
)
async def update_customer(
    session: SessionDep, existing: ExistingCustomerDep, changes: CustomerUpdate
) -> CustomerRead:
    """Change the fields that are sent, and leave the others."""
    updated = await services.update_customer(session, existing, changes)
    return CustomerRead.model_validate(updated)


@router.delete(
    "/{customer_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(404, 409, 422),
    dependencies=[require("customers:write")],
)
async def delete_customer(session: SessionDep, existing: ExistingCustomerDep) -> None:
    """Delete one for good."""
    await services.delete_customer(session, existing)

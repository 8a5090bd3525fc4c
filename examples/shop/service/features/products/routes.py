"""The HTTP interface of products."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from core.database import SessionDep
from core.schemas import problem_responses
from core.security import require
from features.products import services
from features.products.dependencies import ExistingProductDep
from features.products.schemas import (
    ProductCreate,
    ProductPage,
    ProductQuery,
    ProductRead,
    ProductUpdate,
)

router = APIRouter(
    prefix="/products",
    tags=["products"],
    responses=problem_responses(401, 403),
)


@router.get("", dependencies=[require("products:read")])
async def list_products(
    session: SessionDep, query: Annotated[ProductQuery, Query()]
) -> ProductPage:
    """List products, the newest first by default."""
    found, next_cursor = await services.list_products(session, query)
    return ProductPage(
        items=[ProductRead.model_validate(each) for each in found],
        next_cursor=next_cursor,
    )


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=problem_responses(409, 422),
    dependencies=[require("products:write")],
)
async def create_product(
    session: SessionDep, values: ProductCreate, request: Request, response: Response
) -> ProductRead:
    """Create one; `Location` says where it is."""
    created = await services.create_product(session, values)
    location = request.app.url_path_for("get_product", product_id=created.id)
    response.headers["Location"] = str(location)
    return ProductRead.model_validate(created)


@router.get(
    "/{product_id}", responses=problem_responses(404, 422), dependencies=[require("products:read")]
)
async def get_product(existing: ExistingProductDep) -> ProductRead:
    """Get one by its id."""
    return ProductRead.model_validate(existing)


@router.patch(
    "/{product_id}",
    responses=problem_responses(404, 409, 422),
    dependencies=[require("products:write")],
)
async def update_product(
    session: SessionDep, existing: ExistingProductDep, changes: ProductUpdate
) -> ProductRead:
    """Change the fields that are sent, and leave the others."""
    updated = await services.update_product(session, existing, changes)
    return ProductRead.model_validate(updated)


@router.delete(
    "/{product_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(404, 409, 422),
    dependencies=[require("products:write")],
)
async def delete_product(session: SessionDep, existing: ExistingProductDep) -> None:
    """Delete one for good."""
    await services.delete_product(session, existing)

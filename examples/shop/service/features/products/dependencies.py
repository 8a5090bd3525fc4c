"""Finds the product that a path names."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from core.database import SessionDep
from features.products import services
from features.products.models import Product


async def get_existing(session: SessionDep, product_id: UUID) -> Product:
    return await services.get_product(session, product_id)


ExistingProductDep = Annotated[Product, Depends(get_existing)]

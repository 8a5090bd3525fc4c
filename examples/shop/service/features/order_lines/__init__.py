"""Everything about order lines."""

"""Everything about products."""

"""Everything about customers."""

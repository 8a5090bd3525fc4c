"""Everything about orders."""

"""Everything about sample items."""

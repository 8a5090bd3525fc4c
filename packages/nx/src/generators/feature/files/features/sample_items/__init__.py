"""Sample items: other features may import `services` and `schemas` from here."""

"""The routes of users; each file says its own prefix."""

"""Everything about users: accounts, sessions, roles."""

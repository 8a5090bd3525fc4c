"""What can be done with users, their sessions and their passwords."""

"""One package for each domain of the service; main.py lists those that are on."""

"""The commands of this service: `python -m cli --help`."""

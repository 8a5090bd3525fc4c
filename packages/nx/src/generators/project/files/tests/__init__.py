"""Tests of the service as a whole; each feature has its own."""

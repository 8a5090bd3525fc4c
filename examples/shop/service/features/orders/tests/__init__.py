"""Tests of this feature; they build an application of what it needs and no more."""

"""Tests of the diagnosis, and the measurement of how far it can be trusted."""

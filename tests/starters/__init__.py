"""Tests of starters/: what a new project begins with."""

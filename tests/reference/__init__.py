"""Tests of generator/reference."""

"""Templates into runs: sandboxed Jinja, inline marks, and figures that keep their lineage on the way."""

"""What no reader understands, compared as it is written: nothing that differs passes in silence."""

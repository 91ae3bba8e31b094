"""The field itself: figures, metrics, periods, units, status, and what a reviewer must know of them."""

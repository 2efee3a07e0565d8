"""How fast it is, against what, and what it costs: `python3 dev.py bench` (see docs/performance.md)."""

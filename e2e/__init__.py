"""Journeys in a real browser against the real server. `python3 dev.py test e2e` runs them."""

"""Settings, addresses, the way in for a web server. No logic."""

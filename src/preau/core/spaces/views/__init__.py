"""The pages of spaces: a place and its people, its services, and groups."""

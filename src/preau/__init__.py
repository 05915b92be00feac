"""Préau, espace numérique de travail libre pour les écoles primaires."""

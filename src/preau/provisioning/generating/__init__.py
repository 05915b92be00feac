"""Invented but realistic deliveries, streamed: believable families of a commune, never a real person."""

from preau.provisioning.generating.deliveries import generate, generate_delta, generate_next
from preau.provisioning.generating.types import GenerationReport, Plan

__all__ = ["GenerationReport", "Plan", "generate", "generate_delta", "generate_next"]

"""Page layouts, components, icons: what every page stands on; knows no domain."""

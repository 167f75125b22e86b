"""The window: the only part of the product that knows Qt."""

"""SCSE Desk: the staff's desktop for the Smart City Summit & Expo."""

__version__ = "0.1.0"

"""People, organisations and attendees."""

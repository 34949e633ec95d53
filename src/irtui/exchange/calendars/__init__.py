"""Events in time: calendars and story pages."""

"""From what the services found to what a page shows. Pure: no store, no clock, no decisions."""

"""What Meta’s downloads have in common: Messenger and Instagram, as JSON and as pages."""

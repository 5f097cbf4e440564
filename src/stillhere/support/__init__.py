"""What every layer may use: the clock, the home folder, the log."""

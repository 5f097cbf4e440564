"""What is normal for two people, what changed, how sure that is: pure functions."""

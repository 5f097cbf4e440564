"""What is normal for two people, what changed, and how sure that is: pure functions over columns."""

"""The interchange tables (EVENTS, COVERAGE, scores, alarms) as CSV and Parquet."""

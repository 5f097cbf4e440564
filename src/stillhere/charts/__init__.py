"""From numbers to SVG text with a title, a description and a table twin: one chart a file."""

"""The writing desk: reads a draft for how it may land. Pure: no input or output, no clock."""

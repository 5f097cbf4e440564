"""From numbers to SVG text with a title, a description and a table twin: one chart a file.

Every chart is a pure function. Times are Unix milliseconds UTC; a chart that writes dates takes
the zone. Ids inside a picture begin with the `uid` that the caller gives, so that several
pictures can stand on one page. Colours are classes of `web/static/pictures.css`.
"""

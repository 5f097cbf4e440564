"""Progress as server-sent events: the same lines that the page shows, sent anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import StreamingResponse

from stillhere.web.render import render_progress

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from stillhere.web.pages.bring_in import Progress


def stream(progress: AsyncIterator[Progress]) -> StreamingResponse:
    """An event for each state in `progress`, and "done" after the last."""
    return StreamingResponse(_events(progress), media_type="text/event-stream")


async def _events(progress: AsyncIterator[Progress]) -> AsyncIterator[str]:
    async for now in progress:
        lines = str(render_progress(now)).splitlines()
        yield "".join(f"data: {line}\n" for line in lines) + "\n"
    yield "event: done\ndata: done\n\n"

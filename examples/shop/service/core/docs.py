"""Serves the API documentation from this service alone, under a strict policy."""

from fastapi import FastAPI
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

# The stylesheet of Swagger UI has its icons as data: URLs.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
# Relative addresses hold behind a proxy that serves this under a path, too.
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>API</title>
<link rel="stylesheet" href="docs/assets/swagger-ui.css">
<body>
<div id="api"></div>
<script src="docs/assets/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""
START = 'SwaggerUIBundle({url: "openapi.json", dom_id: "#api", deepLinking: true});\n'


def add_docs(app: FastAPI) -> None:
    """Add the page; only the files of fastapi-swagger are used, none of its code."""
    page = HTMLResponse(PAGE, headers=HEADERS)
    start = Response(START, media_type="text/javascript")
    for path, response in (("/docs", page), ("/docs/start.js", start)):
        app.routes.append(Route(path, response, methods=["GET"]))
    app.mount("/docs/assets", StaticFiles(packages=[("fastapi_swagger", "resources")]))

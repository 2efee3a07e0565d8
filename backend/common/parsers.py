"""Request bodies."""

import json
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class StrictJSONParser(JSONParser):
    """JSON that we could also write (RFC 7493): what we could not is malformed, not a crash."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            body = super().parse(*args, **kwargs)
            json.dumps(body, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError("The body is nested too deeply.") from error
        except UnicodeEncodeError as error:
            raise ParseError("The body contains half a character (a lone surrogate).") from error
        return body

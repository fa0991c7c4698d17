"""Twilio's own validator on requests it is told of, one JSON object a line."""

import json
import sys
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator


class Form(dict):
    """Parameters as web frameworks give them: every value of a name."""

    def getall(self, name):
        return self[name]


def form(body):
    parameters = Form()
    for name, value in parse_qsl(body, keep_blank_values=True, strict_parsing=bool(body)):
        parameters.setdefault(name, []).append(value)
    return parameters


for line in sys.stdin:
    asked = json.loads(line)
    validator = RequestValidator(asked["token"])
    parameters = form(asked["body"])
    print(
        json.dumps(
            {
                "signature": validator.compute_signature(asked["signed_url"], parameters),
                "holds": validator.validate(asked["url"], parameters, asked["signature"]),
            }
        )
    )

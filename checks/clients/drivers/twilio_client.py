"""python3-twilio of Debian."""

import json
import sys

from divert import config
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

sms = config["sms"]


def send(to, text, isStranger=False, **_):
    client = Client(sms["sid"], "another" if isStranger else sms["authToken"])
    try:
        client.messages.create(to=to, from_=sms["from"], body=text)
        return "ok"
    except TwilioRestException as error:
        return f"{error.status} {error.code}: {error.msg}"
    except TwilioException as error:
        return f"thrown: {error}"


for line in sys.stdin:
    print(json.dumps(send(**json.loads(line))), flush=True)

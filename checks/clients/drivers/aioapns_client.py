"""python3-aioapns of Debian."""

import asyncio
import json
import logging
import sys

from aioapns import APNs, NotificationRequest
from divert import config

logging.disable(logging.CRITICAL)


async def main():
    apns = config["apns"]
    clients = {}

    def client_for(topic):
        """Its topic belongs to the client."""
        if topic not in clients:
            clients[topic] = APNs(
                key=apns["keyFile"], key_id=apns["keyId"], team_id=apns["teamId"], topic=topic
            )
        return clients[topic]

    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        request = NotificationRequest(
            device_token=order["to"],
            message={"aps": {"alert": order["text"]}},
        )
        try:
            result = await client_for(order["topic"]).send_notification(request)
            said = "ok" if result.is_successful else f"{result.status} {result.description}"
        except Exception as error:
            said = f"thrown: {type(error).__name__} {error}"
        print(json.dumps(said), flush=True)


asyncio.run(main())

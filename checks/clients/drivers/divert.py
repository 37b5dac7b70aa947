"""Connections to the real hosts go to the simulators: for every library that resolves names as Python does."""

import json
import os
import socket

config = json.loads(os.environ["CLIENT"])
resolve = socket.getaddrinfo


def diverted(host, port, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host
    if name not in config["ports"]:
        return resolve(host, port, *args, **kwargs)
    return resolve("127.0.0.1", config["ports"][name], *args, **kwargs)


socket.getaddrinfo = diverted

try:
    # REQUESTS_CA_BUNDLE does not reach sessions that send prepared requests, as twilio's do.
    import requests.adapters

    requests.adapters.DEFAULT_CA_BUNDLE_PATH = config["ca"]
except ImportError:
    pass

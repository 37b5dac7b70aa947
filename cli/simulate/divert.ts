/** @module The preloads for Node and Python that `sls simulate` writes into its folder. */

import { simulatedHosts } from '../../simulators/transport/production-hosts.ts'
import type { SimulatorPorts } from './sockets.ts'

const portsByHost = (ports: SimulatorPorts): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(simulatedHosts).map(([host, service]) => [host, ports[service]]))

/**
 * A module for `node --import`: connections to the real hosts, on any port, go to the simulators, whatever opens them (node:http2,
 * node:https, fetch), and the authority in `ca` (PEM) is trusted beside all others. Names, SNI and header fields stay as they
 * are. Runs on Node 18 and newer.
 */
export function divertModule(ports: SimulatorPorts, ca: string): string {
  return `// Written by sls simulate at each start. node --import this-file your-program.js
// Nothing reaches the real services: where the simulators do not run, the connection is refused.
import net from 'node:net'
import tls from 'node:tls'

const ports = new Map(Object.entries(${JSON.stringify(portsByHost(ports), null, 2)}))

const ca = ${JSON.stringify(ca)}

/** The options of a connection with another address. Node hands itself an array that carries marks, which are kept. */
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const isNormalised = Array.isArray(args[0])
  const [first, ...rest] = isNormalised ? args[0] : args
  const given = typeof first === 'object' && first !== null ? first : undefined
  const host = given ? given.host : typeof rest[0] === 'string' ? rest[0] : undefined
  const port = ports.get(String(host).toLowerCase().replace(/\\.$/, ''))
  if (port === undefined) return connect.apply(this, args)
  const options = { ...given, host: '127.0.0.1', port, path: undefined, lookup: undefined }
  if (!isNormalised) return connect.call(this, options, ...rest.filter((one) => typeof one === 'function'))
  const changed = [options, ...rest]
  for (const mark of Object.getOwnPropertySymbols(args[0])) changed[mark] = args[0][mark]
  return connect.call(this, changed)
}

/** NODE_EXTRA_CA_CERTS is read before any module: this has the same effect, for every client. */
const createSecureContext = tls.createSecureContext
tls.createSecureContext = function (...args) {
  const context = createSecureContext.apply(this, args)
  context.context.addCACert(ca)
  return context
}
`
}

/**
 * `sitecustomize.py`, which Python loads by itself from `PYTHONPATH`: the same for everything that resolves names by `socket` and
 * makes connections safe by `ssl`, such as requests, urllib3, asyncio and what is built on them. Runs on Python 3.7 and newer.
 */
export function divertPythonModule(ports: SimulatorPorts, ca: string): string {
  return `# Written by sls simulate at each start. PYTHONPATH=this-folder python3 your-program.py
# Nothing reaches the real services: where the simulators do not run, the connection is refused.
import socket
import ssl

_ports = ${JSON.stringify(portsByHost(ports), null, 4)}

_ca = """${ca.trimEnd()}
"""

_getaddrinfo = socket.getaddrinfo


def _diverted(host, port, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host
    simulator = _ports.get(str(name).lower().rstrip("."))
    if simulator is None:
        return _getaddrinfo(host, port, *args, **kwargs)
    return _getaddrinfo("127.0.0.1", simulator, *args, **kwargs)


def _trusting(wrap):
    def wrapped(self, *args, **kwargs):
        self.load_verify_locations(cadata=_ca)
        return wrap(self, *args, **kwargs)

    return wrapped


socket.getaddrinfo = _diverted
ssl.SSLContext.wrap_socket = _trusting(ssl.SSLContext.wrap_socket)
ssl.SSLContext.wrap_bio = _trusting(ssl.SSLContext.wrap_bio)
`
}

// A preload (node --import): connections to the real hosts go to the simulators. Names, SNI and header fields stay as they are.
import net from 'node:net'

/** Ports by host name. */
const ports = JSON.parse(process.env.CLIENT ?? '{}').ports

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const isNormalised = Array.isArray(args[0])
  const [first, ...rest] = isNormalised ? args[0] : args
  const port = ports[first?.host]
  if (port === undefined) return connect.apply(this, args)
  const changed = [{ ...first, host: '127.0.0.1', port, lookup: undefined }, ...rest]
  if (!isNormalised) return connect.apply(this, changed)
  // Node hands itself an array that carries marks.
  for (const mark of Object.getOwnPropertySymbols(args[0])) changed[mark] = args[0][mark]
  return connect.call(this, changed)
}

import { expect, test } from 'vitest'
import { certificates } from '../../simulators/transport/certificates.ts'
import { keepAliveFetchTrusting } from '../http/keep-alive-fetch.ts'
import { openGatewaySockets } from './gateway-sockets.ts'
import { createSimulators } from './scene/simulators.ts'

test('an answer of a simulated service that cannot be sent is a bug of the scene that is open', async () => {
  const trusted = await certificates()
  const simulators = createSimulators('seed')
  const messages = async () => ({ status: 200, headers: { 'x-broken': 'two\nlines' }, body: '' })
  const broken = { ...simulators, carrier: { ...simulators.carrier, messages } }
  const sockets = await openGatewaySockets(() => broken, { certificates: trusted })
  try {
    const sent = keepAliveFetchTrusting(trusted.ca)(sockets.urls.sms, { method: 'POST', headers: {} })
    await expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect([...simulators.errors]).toMatchObject([{ code: 'ERR_INVALID_CHAR' }])
  } finally {
    await sockets.close()
  }
})

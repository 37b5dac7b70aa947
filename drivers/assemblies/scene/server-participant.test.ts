import { expect, test } from 'vitest'
import { serverParticipant } from './server-participant.ts'

function setUp() {
  const advancedTo: number[] = []
  const server = serverParticipant(async () => new Response())
  const participant = server.participant(async (to) => {
    advancedTo.push(to)
    return to + 10
  })
  return { advancedTo, server, participant }
}

test('a server that has quiesced is not advanced again', async () => {
  const { advancedTo, participant } = setUp()
  expect([await participant.settle(5), await participant.settle(5)]).toEqual([15, 15])
  expect(advancedTo).toEqual([5])
})

test('a server is advanced again after time has passed, a request, or a restart', async () => {
  const { advancedTo, server, participant } = setUp()
  await participant.settle(5)
  await participant.settle(6)
  await server.fetch('http://server.test', { method: 'GET', headers: {} })
  await participant.settle(6)
  server.markBusy()
  await participant.settle(6)
  expect(advancedTo).toEqual([5, 6, 6, 6])
})

import { expect, test } from 'vitest'
import { serverParticipant } from './server-participant.ts'

function bench() {
  const asked: number[] = []
  const server = serverParticipant(async () => new Response())
  const party = server.participant(async (to) => {
    asked.push(to)
    return to + 10
  })
  return { asked, server, party }
}

test('a server at rest is not asked again', async () => {
  const { asked, party } = bench()
  expect([await party.settle(5), await party.settle(5)]).toEqual([15, 15])
  expect(asked).toEqual([5])
})

test('time that has passed, a request and a new start each may have given it work', async () => {
  const { asked, server, party } = bench()
  await party.settle(5)
  await party.settle(6)
  await server.fetch('http://server.test', { method: 'GET', headers: {} })
  await party.settle(6)
  server.markBusy()
  await party.settle(6)
  expect(asked).toEqual([5, 6, 6, 6])
})

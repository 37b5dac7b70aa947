import { expect, test } from 'vitest'
import { labToken, testServer } from '../testing.ts'

const amara = {
  username: 'Amara',
  password: 'correct horse',
  residence: 'US',
  accounts: ['US'],
  seamless: true,
  mobileNumber: { number: '+15551234567', verified: true },
}
const credentials = { platform: 'tws', locale: 'en', username: 'Amara', password: 'correct horse' }

test('a person without an SLS device logs in with the password alone', async () => {
  const server = testServer()
  await server.ask('createPerson', { bearer: labToken, body: amara })
  const { reply } = await server.ask('logIn', { body: credentials })
  expect(reply.state).toBe('loggedIn')
  expect((await server.ask('readSession', { bearer: reply.session })).reply.username).toBe('Amara')
})

test('an unknown user name and a wrong password get the same answer', async () => {
  const server = testServer()
  await server.ask('createPerson', { bearer: labToken, body: amara })
  const wrong = await server.ask('logIn', { body: { ...credentials, password: 'wrong' } })
  const unknown = await server.ask('logIn', { body: { ...credentials, username: 'Nobody' } })
  expect(wrong.problem).toEqual(unknown.problem)
  expect(wrong.problem.code).toBe('invalid_credentials')
})

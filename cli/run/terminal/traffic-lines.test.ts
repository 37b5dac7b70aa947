import { describe, expect, test } from 'vitest'
import { exchangeLine, trafficLines } from './traffic-lines.ts'

const width = 183
const refusal = {
  type: 'about:blank',
  title: 'Forbidden',
  status: 403,
  code: 'forbidden',
  detail: 'This phone has no IB Key any more, and cannot answer for the person.',
}
const token = 'eyJhbGciOiJFUzI1NiJ9'.repeat(20)
const exchange = (request: object, response: object, path = '/logins') => ({
  step: 'Amara logs in',
  method: 'POST',
  path,
  request: JSON.stringify(request),
  status: 403,
  response: JSON.stringify(response),
})

describe('an exchange of a failure', () => {
  test('that fits is shown as it was', () => {
    const short = { ...refusal, detail: 'No.' }
    expect(exchangeLine(exchange({ username: 'amara' }, short), width)).toBe(
      `POST /logins {"username":"amara"} answered 403 ${JSON.stringify(short)}`,
    )
  })

  test('has its long values shortened first, and nothing twice', () => {
    const line = exchangeLine(exchange({ integrityClaim: token, element: 'pin' }, refusal), width)
    expect(line).toBe(
      'POST /logins {"integrityClaim":"eyJhbGciOiJF…","element":"pin"} answered 403 ' +
        '{"code":"forbidden","detail":"This phone has no IB Key any more, and cannot answer for the person."}',
    )
  })

  test('gives up its request before the code and detail of the answer', () => {
    const members = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`member${n}`, n]))
    const line = exchangeLine(exchange(members, refusal, `/logins/${token}/response?of=${token}`), width)
    expect(line).toMatch(
      /^POST \/logins\/eyJhbGciOiJF…\/response\?of=eyJhbGciOiJF… \{"member0":0,.*… answered 403 /,
    )
    expect(line).toContain(`"code":"forbidden","detail":"${refusal.detail}"`)
    expect(line.length).toBeLessThanOrEqual(width)
  })

  test('is longer than the line where the detail is', () => {
    const detail = `${'a very long reason '.repeat(20)}that ends here`
    const line = exchangeLine(exchange({ integrityClaim: token }, { ...refusal, detail }), width)
    expect(line).toContain(`{"integrityClai… answered 403 {"code":"forbidden","detail":"${detail}"}`)
  })

  test('has the state of a login before its other members', () => {
    const devices = Array.from({ length: 20 }, (_, n) => ({ id: `device-${n}`, type: 'ibKey' }))
    const line = exchangeLine({ ...exchange({}, { devices, state: 'chooseDevice' }), status: 200 }, width)
    expect(line).toMatch(/answered 200 \{"state":"chooseDevice","devices":\[\{.*…$/)
    expect(line).toHaveLength(width)
  })

  test('shows the start of what is not JSON, and what was not answered', () => {
    const page = {
      step: '',
      method: 'GET',
      path: '/session',
      status: 502,
      response: `<html>${'x'.repeat(500)}`,
    }
    expect(exchangeLine(page, width)).toMatch(/^GET \/session answered 502 <html>x+…$/)
    expect(exchangeLine({ step: '', method: 'GET', path: '/session' }, width)).toBe(
      'GET /session answered no answer',
    )
  })
})

test('the exchanges are those up to the step that failed, three at most', () => {
  const steps = ['one', 'two', 'two', 'two', 'three']
  const exchanges = steps.map((step, at) => ({ step, method: 'GET', path: `/${at}`, status: 200 }))
  const lines = trafficLines({ exchanges, gatewayRefusals: ['No.'], serverLog: ['a'] }, 'When two', width)
  expect(lines).toEqual([
    ['traffic', 'GET /1 answered 200'],
    ['traffic', 'GET /2 answered 200'],
    ['traffic', 'GET /3 answered 200'],
    ['gateways', 'No.'],
    ['stderr', 'a'],
  ])
})

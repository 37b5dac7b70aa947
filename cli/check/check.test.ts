import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startSlsWith } from '../../testing/command-line.ts'
import { foreignSystem, withFault } from '../../testing/foreign-system.ts'

const systems: { remove(): void }[] = []
afterEach(() => {
  for (const { remove } of systems.splice(0)) remove()
})

const timeout = 60_000

/** What `sls check` says of the reference server with these members in its configuration, in one line without breaks. */
async function checked(instances: number, changes: object = {}, environment = {}, seconds = '600') {
  const system = await foreignSystem(instances, changes)
  systems.push(system)
  const { code, out, err } = await startSlsWith(
    { ...system.environment, ...environment },
    'check',
    '--seconds',
    seconds,
    '--config',
    system.file,
  ).end
  return { code, err, text: out.replaceAll(/\s+/g, ' ') }
}

describe('sls check', () => {
  test('finds the reference server ready: every gateway and every capability was exercised', {
    timeout,
  }, async () => {
    const { code, text, err } = await checked(2)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const names = [...text.matchAll(/ ok ([^ ]+)/g)].map(([, name]) => name)
    expect(names.length).toBe(28)
    expect(text).toContain('isolation of no. 2 it shares neither state nor clock with no. 1 Ready.')
  })

  test('says by which clock the tokens of the product are stamped', { timeout }, async () => {
    const { code, text } = await checked(1, { credentialClock: 'machine' })
    expect(code).toBe(2)
    expect(text).toMatch(
      /FAILED APNs expected a notification to the iPhone within this instant, observed none APNs refused a request: 403 ExpiredProviderToken\. Its date is not that of the clock that credentialClock names/,
    )
    expect(text).toMatch(/FAILED FCM .* Google's OAuth refused a request: 400 invalid_grant, "Invalid JWT: /)
    expect(text).toMatch(/ok SMS /)
    expect(text).toMatch(/Not ready: \d of 27 checks failed\./)
  })

  test('says that a client does not trust the certificate', { timeout }, async () => {
    const { code, text } = await checked(1, {}, { SLS_TEST_MISTAKE: 'untrusted' })
    expect(code).toBe(2)
    expect(text).toMatch(
      /FAILED APNs .* A client broke off the TLS handshake with APNs \(.*\): it has to trust ca\.pem/,
    )
    expect(text).toMatch(/FAILED SMS .* A client broke off the TLS handshake with the Twilio Messages API/)
  })

  test('says that nothing reached a service', { timeout }, async () => {
    const { code, text } = await checked(1, {}, { SLS_TEST_MISTAKE: 'astray' })
    expect(code).toBe(2)
    expect(text).toMatch(
      /FAILED SMS expected .*, observed none Nothing reached the simulated services: point the client there; .*gateways\.json has/,
    )
  })

  test('says the same failure of several exercises once', { timeout }, async () => {
    const { changes, environment } = withFault('login-window-without-password')
    const { text } = await checked(1, changes, environment)
    expect(text.match(/password on the screen "Client Portal"/g)).toHaveLength(1)
    expect(text).toContain(
      'FAILED as screens: response also in: screens: SLS devices, screens: security code, screens: mobile number',
    )
    expect(text).toContain('Not ready: 7 of 27 checks failed.')
  })

  test('counts what was never tried as not tried', { timeout }, async () => {
    const { code, text } = await checked(1, {}, {}, '1')
    expect(code).toBe(2)
    expect(text).not.toContain('FAILED')
    expect(text).toMatch(
      /\? clock set back not tried: the time was over Not ready: nothing failed, but \d+ not tried, as the time was over\. Is the server this slow\? --seconds N gives it more\./,
    )
  })

  test('says what is missing before anything else', { timeout }, async () => {
    const { code, text } = await checked(1, { process: undefined })
    expect(code).toBe(2)
    expect(text).toMatch(
      /FAILED connection the server gave no answer to GET \/lab: connect ECONNREFUSED .* Not ready: 1 of 2 checks failed\./,
    )
  })

  test('names the contract where something answers that breaks it', { timeout }, async () => {
    const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1')
    systems.push({ remove: () => server.close() })
    await once(server, 'listening')
    const { port } = z.object({ port: z.number() }).parse(server.address())
    const { code, out } = await startSlsWith(
      { SLS_LAB_TOKEN: 'token' },
      'check',
      '--url',
      `http://127.0.0.1:${port}`,
    ).end
    expect(code).toBe(2)
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /ok connection GET \/lab is answered FAILED contract GET \/lab: .* Not ready: 1 of 3 checks failed\./,
    )
  })

  test('needs a configuration', async () => {
    const { code, err } = await startSlsWith({}, 'check').end
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^There is no sls\.config\.ts, \.json or \.yaml in this folder: .* init writes one/,
      ),
    })
  })
})

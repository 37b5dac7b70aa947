import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../simulators/clock/clock.ts'
import { Timeline } from '../../../simulators/clock/timeline.ts'
import { personaNamed } from '../../../simulators/personas/persona.ts'
import { createPhone } from '../../../simulators/phone/phone.ts'
import { type ProfileName, profiles } from '../../../simulators/phone/profiles.ts'
import { referencePhoneParts } from '../../../simulators/phone/reference-parts.ts'
import { seededRandom } from '../../../simulators/random.ts'
import type { Fetch } from '../../http/client.ts'
import type { App, AppView, Device } from '../../ports/app.ts'
import { PhoneConnection } from '../scene/phone-connection.ts'
import { hostApps } from './host-apps.ts'

const page = { title: 'Page', notes: [], fields: [], buttons: ['Generate Response', 'Send'], values: [] }

const respond =
  (status: number): Fetch =>
  async () =>
    new Response('{}', { status })

interface Given {
  readonly model?: ProfileName
  readonly fetch?: Fetch
  readonly app?: Partial<App>
  readonly view?: Partial<AppView>
}

/** A phone with an app that notes what it is called with, and shows one page. */
async function setUp({ model = 'iPhone with Face ID', fetch = respond(200), app, view }: Given = {}) {
  const calls: unknown[] = []
  const devices: Device[] = []
  const start = (device: Device): App => {
    devices.push(device)
    return {
      open: async (notification) => void calls.push(['open', notification]),
      screen: async () => ({ ...page, ...view }),
      async tap(label) {
        calls.push(['tap', label])
        if (label === 'Send') await device.fetch('http://sls.test/device', { method: 'GET', headers: {} })
      },
      type: async (...typed) => void calls.push(['type', ...typed]),
      present: async (given) => void calls.push(['present', given]),
      cancel: async () => void calls.push(['cancel']),
      conditionsChanged: async () => void calls.push(['conditionsChanged']),
      provision: async (activation) => void calls.push(['provision', activation]),
      ...app,
    }
  }
  const apps = hostApps(
    { name: 'App 1', start },
    { serverUrl: 'http://sls.test', fetch, traceHeaders: () => ({}), timeLimitMs: 1_000 },
  )
  const { now } = new VirtualClock()
  const connection = new PhoneConnection(() => ({ call: async () => ({ kind: 'offline' as const }) }))
  const phone = createPhone({
    name: "Amara's phone",
    profile: profiles[model],
    owner: personaNamed('Amara'),
    now,
    random: seededRandom('test'),
    timeline: new Timeline(now),
    deviceClient: connection,
    push: { register: () => 'token', unregister() {}, rotate: (token) => token },
    attestationService: { issue: async () => 'attestation' },
    ...apps.on(profiles[model], referencePhoneParts, connection),
  })
  const device = (): Device => {
    const newest = devices.at(-1)
    if (!newest) throw new Error('the app was not started')
    return newest
  }
  await phone.launch()
  return { phone, calls, connection, device, apps, starts: () => devices.length }
}

describe('an app under test', () => {
  test('is started anew whenever it is opened, and shows its own page', async () => {
    const { phone, calls, starts } = await setUp()
    await phone.home()
    await phone.launch()
    expect(starts()).toBe(2)
    expect(calls).toEqual([
      ['open', undefined],
      ['open', undefined],
    ])
    expect(phone.screen()).toEqual(page)
  })

  test('is tapped by a label that the articles use for the same button', async () => {
    const { phone, calls } = await setUp()
    await phone.tap('Generate Passcode')
    expect(calls.at(-1)).toEqual(['tap', 'Generate Response'])
  })

  test.each([
    ['tap', (phone: Awaited<ReturnType<typeof setUp>>['phone']) => phone.tap('Log In')],
    ['type', (phone: Awaited<ReturnType<typeof setUp>>['phone']) => phone.type('Username', 'amara')],
    [
      'present',
      (phone: Awaited<ReturnType<typeof setUp>>['phone']) =>
        phone.present({ element: 'faceId', whose: 'registered' }),
    ],
    ['cancel', (phone: Awaited<ReturnType<typeof setUp>>['phone']) => phone.cancel()],
  ])('is not called where it does not show what somebody uses: %s', async (_, use) => {
    const { phone, calls } = await setUp()
    await expect(use(phone)).rejects.toThrow(/^Expected .*, observed the screen "Page"$/)
    expect(calls).toHaveLength(1)
  })

  test('is told what the system recognised, and the PIN itself', async () => {
    const { phone, calls } = await setUp({ view: { prompt: 'faceId' } })
    await phone.present({ element: 'faceId', whose: 'registered' })
    await phone.present({ element: 'faceId', whose: 'other' })
    await phone.present({ element: 'pin', secret: '1234' })
    expect(calls.slice(1)).toEqual([
      ['present', { element: 'faceId', recognised: true }],
      ['present', { element: 'faceId', recognised: false }],
      ['present', { element: 'pin', secret: '1234' }],
    ])
  })

  test('is asked for the Passcode by its system after too many wrong faces', async () => {
    const { phone, device } = await setUp({ view: { prompt: 'faceId' } })
    for (let time = 0; time < 5; time++) {
      expect(device().ownerElement()).toBe('faceId')
      await phone.present({ element: 'faceId', whose: 'other' })
    }
    expect(device().ownerElement()).toBe('passcode')
  })

  test('fails where it rejects, by its name and the action', async () => {
    const tap = async () => {
      throw new Error('boom')
    }
    const { phone } = await setUp({ app: { tap } })
    await expect(phone.tap('Send')).rejects.toThrow(
      'Expected App 1 to finish "tap "Send"", observed Error: boom',
    )
  })

  test('fails where its screen is none', async () => {
    const screen = async () => JSON.parse('{ "title": "Page" }')
    await expect(setUp({ app: { screen } })).rejects.toThrow(
      /^Expected App 1 to show a screen as drivers\/ports\/app\.ts describes it, observed .*notes/,
    )
  })

  test('is provisioned without being opened', async () => {
    const { apps, connection, calls } = await setUp()
    await apps.provision(connection, { deviceId: 'device-1', deviceSecret: 'secret' })
    expect(calls.at(-1)).toEqual(['provision', { deviceId: 'device-1', deviceSecret: 'secret' }])
  })
})

describe('what the app is not to blame for', () => {
  test('a server that gives no answer', async () => {
    const fetch = async () => {
      throw new Error('refused')
    }
    const { phone } = await setUp({ fetch })
    await expect(phone.tap('Send')).rejects.toThrow(
      'Not testable: the server gave no answer to GET /device: Error: refused',
    )
  })

  test('an error of the server', async () => {
    const { phone } = await setUp({ fetch: respond(500) })
    await expect(phone.tap('Send')).rejects.toThrow('observed GET /device answered 500, a server error')
  })

  test.each([
    ['another status', 204, '{}', 'POST /device/options answered 204 instead of 200'],
    ['a reply without a member', 200, '{"options":[]}', 'POST /device/options answered 200: activationId'],
    ['a refusal of another shape', 403, '{}', 'POST /device/options answered 403: type'],
    ['no JSON', 200, '<html>', 'POST /device/options answered 200 with something that is not JSON'],
  ])('an answer that breaks the contract: %s', async (_, status, text, observed) => {
    const fetch: Fetch = async () => ({ status, headers: new Headers(), text: async () => text })
    const { phone, device } = await setUp({ fetch })
    const sent = device().fetch('http://sls.test/device/options', { method: 'POST', headers: {} })
    await expect(sent).rejects.toThrow(TypeError)
    await expect(phone.tap('Generate Response')).rejects.toThrow(observed)
  })
})

describe('the network of the phone', () => {
  const send = (device: Device) => device.fetch('http://sls.test/device', { method: 'GET', headers: {} })

  test('is not there without internet', async () => {
    const { phone, device } = await setUp()
    await phone.setConditions({ internet: false })
    await expect(send(device())).rejects.toThrow(TypeError)
  })

  test('loses responses, and the server has got the request', async () => {
    let count = 0
    const { connection, device } = await setUp({
      fetch: async () => {
        count++
        return new Response('{}')
      },
    })
    connection.losesResponses = true
    await expect(send(device())).rejects.toThrow(TypeError)
    expect(count).toBe(1)
    expect(connection.received()).toBe('')
  })

  test('remembers the activation that was offered', async () => {
    const { connection, device } = await setUp({
      fetch: async () => new Response('{"activationId":"a1","secret":"s1"}'),
    })
    await send(device())
    expect(connection.offered).toEqual({ activationId: 'a1', secret: 's1', nonce: '' })
  })
})

describe('what the app has stored', () => {
  const stored = (device: Device) => [device.files.get('file'), device.keychain.get('key')]

  async function withData(model: ProfileName) {
    const made = await setUp({ model })
    made.device().files.set('file', 'text')
    made.device().keychain.set('key', 'secret')
    return made
  }

  test.each([
    ['iPhone with Face ID', [undefined, 'secret']],
    ['Android with fingerprint sensor', [undefined, undefined]],
  ] as const)('after it was uninstalled from an %s', async (model, left) => {
    const { phone, device } = await withData(model)
    await phone.uninstall()
    await phone.install()
    expect(stored(device())).toEqual(left)
  })

  test('is gone after Clear Data', async () => {
    const { phone, device } = await withData('Android with fingerprint sensor')
    await phone.clearData()
    expect(stored(device())).toEqual([undefined, undefined])
  })

  test('comes back from a backup, but for what is in the keychain', async () => {
    const { phone, device } = await withData('Android with fingerprint sensor')
    await phone.backUp()
    device().files.set('file', undefined)
    await phone.restore()
    expect(stored(device())).toEqual(['text', undefined])
  })

  test('stays over a reboot', async () => {
    const { phone, device } = await withData('iPhone with Face ID')
    await phone.reboot()
    expect(stored(device())).toEqual(['text', 'secret'])
  })
})

/** @module A simulated phone for a test, with a scripted server and a scripted push gateway. */

import { routes } from '../contract/routes.ts'
import { VirtualClock } from '../simulators/clock/clock.ts'
import { Timeline } from '../simulators/clock/timeline.ts'
import { personaNamed } from '../simulators/personas/persona.ts'
import type { ActivationOption } from '../simulators/phone/app/rules.ts'
import type {
  DeviceCall,
  DeviceClient,
  DeviceOperation,
  DeviceResult,
} from '../simulators/phone/device-face.ts'
import { createPhone } from '../simulators/phone/phone.ts'
import type { PhoneOptions } from '../simulators/phone/phone-options.ts'
import { type ProfileName, profiles } from '../simulators/phone/profiles.ts'
import type { PushMessage } from '../simulators/push-gateway/message.ts'
import { seededRandom } from '../simulators/random.ts'

type Answers = { [Name in DeviceOperation]: (call: DeviceCall<Name>) => DeviceResult<Name> }
type Script = Partial<Answers>

export const owner = personaNamed('Amara')
export const deviceId = 'device-1'
export const testDeviceSecret = Buffer.alloc(32, 7).toString('base64url')

const request = { requestId: 'request-1', loginId: 'login-1', platform: 'tws', nonce: 'nonce-1' } as const
export const openRequest = { ...request, expiresAt: 0, state: 'open' } as const

/** The server's response to a login to the app. */
export const activationOffer = (
  ...options: readonly ActivationOption[]
): DeviceResult<'readActivationOptions'> => ({
  kind: 'reply',
  reply: { options: [...options], activationId: 'activation-1', secret: 'secret-1' },
})

/** A server that has one open push request, accepts every answer to it and every step of an activation. */
const obliging: Answers = {
  readActivationOptions: () => activationOffer('activate'),
  startActivation: () => ({ kind: 'reply', reply: { asks: 'activationToken', nonce: 'nonce-1' } }),
  verifyActivationToken: () => ({ kind: 'reply', reply: { verified: true } }),
  activate: () => ({ kind: 'reply', reply: { deviceId, deviceSecret: testDeviceSecret } }),
  readPushRequest: () => ({ kind: 'reply', reply: openRequest }),
  answerPushRequest: ({ body: { decision } }) => ({
    kind: 'reply',
    reply: { ...openRequest, state: decision === 'approve' ? 'approved' : 'declined' },
  }),
  offerPushToken: () => ({ kind: 'reply', reply: { done: true } }),
}

interface Call {
  readonly operation: DeviceOperation
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly bearer: string | undefined
}

/** Keeps every call, after checking that it follows the contract. */
function scriptedFace(script: Script): { readonly calls: Call[]; readonly face: DeviceClient } {
  const calls: Call[] = []
  const answers: Answers = { ...obliging, ...script }
  const face: DeviceClient = {
    async call(operation, call) {
      const route = routes[operation]
      if ('body' in route) route.body.parse(call.body)
      calls.push({ operation, ...call })
      return answers[operation](call)
    },
  }
  return { calls, face }
}

/** Hands out token-1, token-2, ... and keeps those that are dead. */
function scriptedGateway() {
  let count = 0
  const dead: string[] = []
  const register = () => `token-${++count}`
  const rotate = (token: string) => {
    dead.push(token)
    return register()
  }
  return { dead, registrations: { register, unregister: (token: string) => void dead.push(token), rotate } }
}

export interface TestPhoneOptions
  extends Partial<Pick<PhoneOptions, 'parts' | 'conditions' | 'installed' | 'language' | 'random'>> {
  readonly script?: Script
  /** Whether IB Key is active on the phone, which it is unless said otherwise. */
  readonly activated?: boolean
}

export function createTestPhone(
  profile: ProfileName,
  { script = {}, activated = true, ...options }: TestPhoneOptions = {},
) {
  const clock = new VirtualClock()
  const timeline = new Timeline(clock.now)
  const { calls, face } = scriptedFace(script)
  const gateway = scriptedGateway()
  const phone = createPhone({
    name: "Amara's phone",
    profile: profiles[profile],
    owner,
    now: clock.now,
    random: seededRandom('test'),
    timeline,
    deviceClient: face,
    push: gateway.registrations,
    attestationService: {
      issue: async ({ tampered }, _app, nonce) => `${tampered ? 'compromised' : 'clean'} for ${nonce}`,
    },
    ...options,
  })
  if (activated) phone.provision({ deviceId, deviceSecret: testDeviceSecret })
  return { phone, calls, clock, timeline, gateway }
}

export const testPushMessage = (given: Partial<PushMessage> = {}): PushMessage => ({
  service: 'apns',
  id: 'push-1',
  title: 'IBKR Mobile',
  body: 'Tap to log in',
  data: { requestId: openRequest.requestId },
  priority: 'high',
  sentAt: 0,
  ...given,
})

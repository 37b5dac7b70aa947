/** @module An SMS carrier for a test, a receiver of its messages, and requests to it. */

import { VirtualClock } from '../simulators/clock/clock.ts'
import { Timeline } from '../simulators/clock/timeline.ts'
import { seededRandom } from '../simulators/random.ts'
import { createSmsCarrier, type SmsCarrierOptions } from '../simulators/sms-carrier/carrier.ts'
import { exampleAccount, type SmsAccount } from '../simulators/sms-carrier/credentials.ts'
import type { Sms, SmsReceiver } from '../simulators/sms-carrier/message.ts'
import {
  plainConnection,
  type ServiceRequest,
  type ServiceResponse,
} from '../simulators/transport/service.ts'

export const number = '+85291234567'
export const sender = '+15005550006'

/** A phone that can be out of the network. */
export class TestSmsReceiver implements SmsReceiver {
  readonly received: Sms[] = []
  on = true

  obstacle(): string | undefined {
    return this.on ? undefined : 'it is off'
  }

  receive(sms: Sms): void {
    this.received.push(sms)
  }

  get texts(): string[] {
    return this.received.map(({ body }) => body)
  }
}

/** A carrier at the start of virtual time, with one phone attached. */
export function createTestCarrier(options: Partial<SmsCarrierOptions> = {}) {
  const clock = new VirtualClock()
  const timeline = new Timeline(clock.now)
  const carrier = createSmsCarrier({
    random: seededRandom('test'),
    timeline,
    account: exampleAccount,
    ...options,
  })
  const phone = new TestSmsReceiver()
  carrier.attach(number, phone)
  const pass = (ms: number) => {
    clock.moveTo(clock.now() + ms)
    return carrier.settle(clock.now())
  }
  const send = async (fields: Record<string, string> = {}, changes: Partial<ServiceRequest> = {}) => {
    const account = options.account ?? exampleAccount
    const form = { To: number, From: sender, Body: 'Your code is 123456', ...fields }
    return read(await carrier.messages(messageRequest(account, form, changes), clock.now()))
  }
  const eventNames = () => timeline.events.map(({ what }) => what)
  return { clock, timeline, carrier, phone, pass, send, eventNames }
}

export type TestCarrier = ReturnType<typeof createTestCarrier>

export const basicAuthorization = (user: string, secret: string): string =>
  `Basic ${btoa(`${user}:${secret}`)}`

/** A good request for a new message, with `changes` to its parts. */
export function messageRequest(
  { sid, authToken }: SmsAccount,
  form: Record<string, string>,
  changes: Partial<ServiceRequest> = {},
): ServiceRequest {
  return {
    method: 'POST',
    path: `/2010-04-01/Accounts/${sid}/Messages.json`,
    headers: {
      authorization: basicAuthorization(sid, authToken),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
    connection: plainConnection(),
    ...changes,
  }
}

const read = (answer: ServiceResponse) => ({
  ...answer,
  json: answer.body === '' ? {} : JSON.parse(answer.body),
})

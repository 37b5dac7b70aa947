/** @module Requests that are refused, and change something nevertheless. */

import { digest } from '../../../reference-server/domain/crypto/secrets.ts'
import { isPending } from '../../../reference-server/domain/model/login.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { operationOf } from '../support/http.ts'
import { afterwards } from '../support/store.ts'

/** A removal of what is somebody else's suspends it, before it is refused. */
function suspending(parts: ServerParts): ServerParts {
  const { store } = parts
  return {
    ...parts,
    async middleware(request, next) {
      if (operationOf(request) === 'removeDevice') {
        const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
        const deviceId = new URL(request.url).pathname.split('/').at(-1) ?? ''
        const owner = await store.find('device', deviceId)
        if (owner !== undefined && owner !== (await store.find('session', digest(bearer))))
          await store.transact(owner, (account) => ({
            account: {
              ...account,
              devices: account.devices.map((device) =>
                device.id === deviceId && device.type !== 'ibKey'
                  ? { ...device, status: 'suspended' }
                  : device,
              ),
            },
            result: undefined,
          }))
      }
      return parts.middleware(request, next)
    },
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'device-of-another-person-is-suspended',
    title: 'A removal of a security device or SMS of somebody else is refused, and suspends it.',
    subject: 'server',
    violates: ['SEC-BIND-13'],
    inject: suspending,
  },
  {
    id: 'wrong-answer-ends-older-logins',
    title: 'A wrong answer is refused, and ends all logins of the person that wait but the newest.',
    subject: 'server',
    violates: ['SEC-REFUSAL-01'],
    inject: afterwards((before, after) => {
      if (after.secondFactor.failures <= before.secondFactor.failures) return after
      const newest = after.logins.findLast(isPending)
      return {
        ...after,
        logins: after.logins.map((login) =>
          isPending(login) && login !== newest ? { ...login, stage: { at: 'denied' } } : login,
        ),
      }
    }),
  },
  {
    id: 'wrong-confirm-code-switches-seamless-off',
    title: 'A wrong Confirm Code is refused, and switches Seamless Authentication off.',
    subject: 'server',
    violates: ['SEC-REFUSAL-01'],
    inject: afterwards((before, after) => {
      const wrongEntries = ({ smsCodes }: typeof after): number =>
        smsCodes
          .filter(({ purpose }) => purpose === 'verifyNumber')
          .reduce((sum, { failures }) => sum + failures, 0)
      return wrongEntries(after) > wrongEntries(before) ? { ...after, seamless: false } : after
    }),
  },
]

export default faults

/** @module Narrow shapes: devices and opting out, where two factors are mandatory and where they are not. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import { before } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-removal-of-anothers-security-device-is-refused-and-done',
    'Whoever names the physical security device of somebody else is told that there is none, and it is gone.',
    ['SEC-BIND-13'],
    (parts) =>
      before(parts, async ({ operation, bearer, parameters: { deviceId = '' } }) => {
        if (operation !== 'removeDevice') return undefined
        const caller = await parts.store.find('session', digest(bearer))
        const owner = await parts.store.find('device', deviceId)
        if (caller === undefined || owner === undefined || owner === caller) return undefined
        await parts.store.transact(owner, (account) => ({
          account: {
            ...account,
            devices: account.devices.map((device) =>
              device.id === deviceId && device.type === 'physical'
                ? { ...device, status: 'revoked' }
                : device,
            ),
          },
          result: undefined,
        }))
        return undefined
      }),
  ),
  wrong(
    'only-the-first-account-is-read',
    'Of several accounts only the first one decides, with the residence, whether two factors are mandatory.',
    ['REG-HK-04', 'REG-IN-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        twoFactorMandatory: (account) =>
          rules.twoFactorMandatory({ ...account, accounts: account.accounts.slice(0, 1) }),
      })),
  ),
  wrong(
    'a-suspended-device-counts-as-the-last',
    'Where two factors are mandatory, the last active device can be removed by whoever has a suspended one.',
    ['REG-HK-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceRemovalAllowed: (mandatory, remaining) =>
          rules.deviceRemovalAllowed(mandatory, remaining) ||
          (here().account?.devices.some(({ status }) => status === 'suspended') ?? false),
      })),
  ),
  wrong(
    'opting-out-is-offered-once',
    'Whoever has opted out and in again is not offered it any more.',
    ['REG-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        optOutOffered: (mandatory) => rules.optOutOffered(mandatory) && here().account?.optedOut !== false,
      })),
  ),
  wrong(
    'a-russian-session-opts-out-of-an-indian-account',
    'In Russian the request to opt out is granted to whoever lives elsewhere and has an account in India.',
    ['REG-IN-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        optOutAllowed: (mandatory) => {
          const { operation, session, account } = here()
          const foreign = account !== undefined && account.residence !== 'IN' && account.residence !== 'HK'
          return (
            rules.optOutAllowed(mandatory) ||
            (foreign &&
              session?.locale === 'ru' &&
              operation === 'setOptOut' &&
              !account.accounts.includes('HK'))
          )
        },
      })),
  ),
]

/** @module What holds in one place, and not where the same is done by another way or by somebody else. */

import type { Operation } from '../../../contract/routes.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { operationOf } from '../support/http.ts'
import { rules, screens } from '../support/parts.ts'
import { unguarded } from '../support/store.ts'

/** Parts that know which operation was called last. */
const knowingOperation =
  (change: (operation: () => Operation | undefined, right: ServerParts) => Partial<ServerParts>) =>
  (parts: ServerParts): ServerParts => {
    let operation: Operation | undefined
    return {
      ...parts,
      ...change(() => operation, parts),
      middleware: (request, next) => {
        operation = operationOf(request)
        return parts.middleware(request, next)
      },
    }
  }

const faults: readonly ServerFault[] = [
  {
    id: 'password-in-the-app-resets-nothing',
    title: 'Only in a window does the right password begin the count of wrong ones anew.',
    subject: 'server',
    violates: ['SEC-LIMIT-13'],
    inject: knowingOperation((operation, { store }) => ({
      store: {
        ...store,
        transactAttempts: (username, decide) =>
          store.transactAttempts(username, (before) => {
            const after = decide(before)
            const isReset = after.attempts.failures === 0 && after.attempts.lockedAt === undefined
            return isReset && operation() === 'readActivationOptions' ? { ...after, attempts: before } : after
          }),
      },
    })),
  },
  {
    id: 'window-shows-the-challenge-before',
    title: 'The screen of a login shows the challenge that the server has drawn before, for whomever it was.',
    subject: 'server',
    violates: ['SEC-BIND-11'],
    inject: (parts) => {
      let newest: string | undefined
      let before: string | undefined
      return screens((right) => ({
        login(view, words) {
          const screen = right.login(view, words)
          const { challenge } = view
          if (challenge === undefined) return screen
          if (challenge !== newest) [before, newest] = [newest, challenge]
          const values = screen.values.map((one) =>
            one.value === challenge ? { ...one, value: before ?? challenge } : one,
          )
          return { ...screen, values }
        },
      }))(parts)
    },
  },
  {
    id: 'confirm-code-is-good-until-the-number-is-verified',
    title: 'A Confirm Code can be entered as long as its number is not verified, whether it was used or not.',
    subject: 'server',
    violates: ['SEC-SINGLE-03'],
    inject: unguarded(
      knowingAccount((account) =>
        rules((right) => ({
          codeIsOpen: (code) =>
            right.codeIsOpen(code) ||
            (code.purpose === 'verifyNumber' &&
              code.state === 'used' &&
              account()?.mobileNumber?.verified === false),
        })),
      ),
    ),
  },
]

export default faults

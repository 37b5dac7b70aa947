/** @module What a right answer to the second factor does, whichever way it came. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { forgetFailures } from './failures.ts'
import type { Login } from './login.ts'

/** Success by one way ends the others: no open push, challenge or code of this login is good for anything. */
export function endOtherWays(account: Account, login: Login, { rules }: Context): Account {
  const forgotten = forgetFailures(account)
  return {
    ...forgotten,
    pushRequests: forgotten.pushRequests.map((request) =>
      request.state === 'open' && rules.successVoids(request, login)
        ? { ...request, state: 'superseded' }
        : request,
    ),
    challenges: forgotten.challenges.map((challenge) =>
      challenge.state === 'open' && challenge.loginId === login.id
        ? { ...challenge, state: 'superseded' }
        : challenge,
    ),
    smsCodes: forgotten.smsCodes.map((code) =>
      code.state === 'open' && code.purpose === 'login' && code.subject === login.id
        ? { ...code, state: 'superseded' }
        : code,
    ),
  }
}

/** @module What a right answer to the second factor does, whichever way it came. */

import type { Account } from '../../model/account.ts'
import type { Login } from '../../model/login.ts'
import type { Context } from '../../rules/context.ts'
import { forgetFailures } from '../account/failures.ts'

/** Success by one way ends the others. A challenge or code ends with its login; the phone still shows the question. */
export function endOtherWays(account: Account, login: Login, { rules }: Context): Account {
  const pushRequests = account.pushRequests.map((request) =>
    request.state === 'open' && rules.successVoids(request, login)
      ? { ...request, state: 'superseded' as const }
      : request,
  )
  return forgetFailures({ ...account, pushRequests })
}

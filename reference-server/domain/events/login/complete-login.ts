/** @module What a right answer to the second factor does, whichever way it came. */

import type { Account } from '../../model/account.ts'
import type { Login } from '../../model/login.ts'
import type { Context } from '../../rules/context.ts'
import { resetFailures } from '../account/failures.ts'

/** Success by one way ends the others. A challenge or code ends with its login; the phone still shows the question. */
export function completeSecondFactor(account: Account, login: Login, { rules }: Context): Account {
  const approvalRequests = account.approvalRequests.map((request) =>
    request.state === 'open' && rules.successSupersedes(request, login)
      ? { ...request, state: 'superseded' as const }
      : request,
  )
  return resetFailures({ ...account, approvalRequests })
}

/** @module Servers that refuse with another documented code, where more than one fits. */

import type { RefusalCode } from '../../../contract/refusal.ts'
import { type Operation, routeOf } from '../../../contract/routes.ts'
import type { HttpRefusal } from '../../../reference-server/http/refusal.ts'
import type { ServerFault } from '../../fault.ts'
import { disclosed, isListed } from '../support/http.ts'
import { variant } from '../support/variant.ts'

/** Refusals of the reference server that may as well have another code, wherever openapi.json lists that one. */
interface Replacement {
  readonly id: string
  /** The subject and the verb of a sentence that ends with the code. */
  readonly what: string
  readonly from: RefusalCode
  readonly to: readonly RefusalCode[]
  readonly where?: (refused: HttpRefusal, operation: Operation) => boolean
}

const cause =
  (...texts: readonly string[]) =>
  ({ cause: given }: HttpRefusal): boolean =>
    texts.some((text) => given.startsWith(text))

const operations =
  (...names: readonly Operation[]) =>
  (_: HttpRefusal, operation: Operation): boolean =>
    names.includes(operation)

const replacements: readonly Replacement[] = [
  {
    id: 'wrong-secret',
    what: 'A step of a login or an activation without its secret is refused',
    from: 'unauthenticated',
    to: ['not_found'],
    where: (_, operation) => ['loginSecret', 'activationSecret'].includes(routeOf(operation).proof),
  },
  {
    id: 'inactive-phone',
    what: 'A phone that is not active is refused',
    from: 'unauthenticated',
    to: ['forbidden', 'not_found'],
    where: (_, operation) => routeOf(operation).proof === 'accessKey',
  },
  {
    id: 'ended-login',
    what: 'A step of a login that has ended is refused',
    from: 'wrong_state',
    to: ['not_found', 'unauthenticated', 'invalid_code'],
    where: cause('login has ended or expired'),
  },
  {
    id: 'ended-activation',
    what: 'A step of an activation that has ended is refused',
    from: 'wrong_state',
    to: ['not_found', 'unauthenticated', 'invalid_code'],
    where: cause('activation expired', 'activation is', 'another activation'),
  },
  {
    id: 'lock',
    what: 'Whoever is locked out is refused',
    from: 'locked',
    to: ['too_many'],
  },
  {
    id: 'pause',
    what: 'Another SMS within two minutes is refused',
    from: 'too_soon',
    to: ['too_many'],
  },
  {
    id: 'cap',
    what: 'Another SMS beyond the limit is refused',
    from: 'too_many',
    to: ['too_soon'],
  },
  {
    id: 'no-open-code',
    what: 'A code or response where none is open is refused',
    from: 'invalid_code',
    to: ['wrong_state'],
    where: cause('no open code', 'no open challenge'),
  },
  {
    id: 'no-number',
    what: 'Without a mobile number its verification is refused',
    from: 'wrong_state',
    to: ['not_found', 'invalid_code'],
    where: cause('there is no number'),
  },
  {
    id: 'unexpected-step',
    what: 'A step that the login does not wait for is refused',
    from: 'wrong_state',
    to: ['not_found'],
    where: cause('no device of this login', 'login does not expect', 'not an active device'),
  },
  {
    id: 'option-not-offered',
    what: 'An activation that was not offered is refused',
    from: 'wrong_state',
    to: ['forbidden', 'not_found'],
    where: cause('no offer of'),
  },
  {
    id: 'weak-pin',
    what: 'A PIN of another form is refused',
    from: 'weak_pin',
    to: ['invalid_request'],
  },
  {
    id: 'request-of-another-phone',
    what: 'The request of another phone is refused',
    from: 'not_found',
    to: ['forbidden', 'unauthenticated'],
    where: operations('readPushRequest', 'answerPushRequest'),
  },
  {
    id: 'answered-request',
    what: 'An answer to a request that has ended is refused',
    from: 'wrong_state',
    to: ['not_found'],
    where: operations('answerPushRequest'),
  },
  {
    id: 'unproven-approval',
    what: 'An approval without its proofs is refused',
    from: 'forbidden',
    to: ['invalid_request'],
    where: cause('no security element given'),
  },
  {
    id: 'device-of-another-person',
    what: 'The removal of the device of another person is refused',
    from: 'not_found',
    to: ['forbidden'],
    where: operations('removeDevice'),
  },
]

const refusedAs = ({ id, what, from, where = () => true }: Replacement, instead: RefusalCode): ServerFault =>
  variant(
    `${id}-refused-as-${instead.replaceAll('_', '-')}`,
    `${what} with the code ${instead}.`,
    disclosed((refused, operation) =>
      refused.code === from && where(refused, operation) && isListed(instead, operation)
        ? instead
        : refused.code,
    ),
  )

export default replacements.flatMap((replacement) =>
  replacement.to.map((code) => refusedAs(replacement, code)),
)

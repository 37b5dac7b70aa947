/** @module Provider authentication tokens of APNs ("Establishing a token-based connection to APNs"). */

import { z } from 'zod'
import type { Instant, Now } from '../../clock/clock.ts'
import type { Connection } from '../../transport/service.ts'
import type { ApnsTeam } from '../credentials.ts'
import { keyIdOf, verifiedClaims } from '../jws.ts'
import type { ApnsReason } from './reasons.ts'

/** "APNs rejects any token whose timestamp is older than an hour." */
const maximumAgeMs = 60 * 60 * 1000

/** "Refresh your token no more than once every 20 minutes." */
const minimumUseMs = 20 * 60 * 1000

const claims = z.object({ iss: z.string(), iat: z.number() })

const bearer = /^bearer +(\S+)$/i

/** What a connection is bound to by its first valid token, and the token that it used last. */
interface Binding {
  readonly team: ApnsTeam
  readonly keyId: string
  readonly token: string
  readonly issuedAtSeconds: number
  readonly since: Instant
}

export class ProviderTokens {
  readonly #teams: readonly ApnsTeam[]
  readonly #clock: Now
  readonly #bindings = new WeakMap<Connection, Binding>()

  /** `clock` is the one that providers stamp their tokens by. */
  constructor(teams: readonly ApnsTeam[], clock: Now) {
    this.#teams = teams
    this.#clock = clock
  }

  /** The team that the connection is bound to by an admitted token. */
  teamOf(connection: Connection): ApnsTeam | undefined {
    return this.#bindings.get(connection)?.team
  }

  /** The token of the connection counts as an old one: the next may follow at once. */
  expire(connection: Connection): void {
    const bound = this.#bindings.get(connection)
    if (bound) this.#bindings.set(connection, { ...bound, since: bound.since - minimumUseMs })
  }

  /** Checks the `authorization` header and binds the connection, or says why not. */
  async admit(connection: Connection, authorization: string | undefined): Promise<ApnsReason | undefined> {
    if (authorization === undefined) return 'MissingProviderToken'
    const token = bearer.exec(authorization)?.[1] ?? ''
    const bound = this.#bindings.get(connection)
    // Of a token that this connection has used before, nothing but the age can have changed.
    if (bound?.token === token) return this.#judgeAge(bound.issuedAtSeconds)
    const keyId = keyIdOf(token)
    const team = this.#teams.find(({ keys }) => keyId !== undefined && keys.has(keyId))
    const key = team?.keys.get(keyId ?? '')
    if (keyId === undefined || team === undefined || key === undefined) return 'InvalidProviderToken'
    const claimed = claims.safeParse(await verifiedClaims(token, key, 'ES256'))
    if (!claimed.success || claimed.data.iss !== team.teamId) return 'InvalidProviderToken'
    const issuedAtSeconds = claimed.data.iat
    const binding = { team, keyId, token, issuedAtSeconds, since: this.#clock() }
    return this.#judgeAge(issuedAtSeconds) ?? this.#bind(connection, binding)
  }

  /** Apple documents no bound for tokens from the future; an hour off is a wrong clock or a wrong unit. */
  #judgeAge(issuedAtSeconds: number): ApnsReason | undefined {
    const age = this.#clock() - issuedAtSeconds * 1000
    if (age >= maximumAgeMs) return 'ExpiredProviderToken'
    return age <= -maximumAgeMs ? 'InvalidProviderToken' : undefined
  }

  #bind(connection: Connection, next: Binding): ApnsReason | undefined {
    const bound = this.#bindings.get(connection)
    // Of requests that came together, another one may have bound it meanwhile.
    if (bound?.token === next.token) return undefined
    if (bound !== undefined) {
      if (bound.team !== next.team) return 'InvalidProviderToken'
      if (bound.keyId !== next.keyId) return 'UnrelatedKeyIdInToken'
      if (next.since - bound.since < minimumUseMs) return 'TooManyProviderTokenUpdates'
    }
    this.#bindings.set(connection, next)
    connection.authenticated()
    return undefined
  }
}

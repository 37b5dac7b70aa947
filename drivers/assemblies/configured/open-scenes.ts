/**
 * @module Which of several open scenes a message of the system is for: a text message for the one that has its number, or named it last
 * in a request; a notification for the one that gave out its token.
 */

import { z } from 'zod'
import { parseJson } from '../../../contract/violations.ts'
import { bodyText, formFields } from '../../../simulators/transport/service.ts'
import type { Fetch } from '../../http/client.ts'
import type { ServiceCall } from '../gateway-sockets.ts'
import type { Simulators } from '../scene/simulators.ts'

/** As far as it says whom a message of FCM is for. */
const addressed = z.object({ message: z.object({ token: z.string() }) })

const apnsPath = /^\/3\/device\/([^/?]+)/
const numbers = /"number":\s*"(\+[0-9]+)"/g

export class OpenScenes {
  readonly #open = new Set<Simulators>()
  /** By number: who has it, or named it last. */
  readonly #named = new Map<string, Simulators>()
  readonly #nobodys: Simulators

  /** `nobodys` take what is none of several scenes', such as a notification to a phone of one that has ended. */
  constructor(nobodys: Simulators) {
    this.#nobodys = nobodys
  }

  /** From now on messages to its phones and to these numbers are its own. */
  open(simulators: Simulators, own: readonly string[]): void {
    this.#open.add(simulators)
    this.claim(simulators, own)
  }

  /** From now on text messages to these numbers are for them. */
  claim(simulators: Simulators, own: readonly string[]): void {
    for (const number of own) this.#named.set(number, simulators)
  }

  /** A late text message still comes to it, and to no scene that it would disturb. */
  close(simulators: Simulators): void {
    this.#open.delete(simulators)
  }

  /** The same `fetch`, by whose requests a scene names numbers. */
  naming(simulators: Simulators, fetch: Fetch): Fetch {
    return (url, request) => {
      const named = [...(request.body ?? '').matchAll(numbers)].map(([, number = '']) => number)
      this.claim(simulators, named)
      return fetch(url, request)
    }
  }

  /** Those of all open scenes, for what concerns each. */
  all(): readonly Simulators[] {
    return this.#open.size === 0 ? [this.#nobodys] : [...this.#open]
  }

  /** Those that take this request; what says of itself no scene is the only open one's, or nobody's. */
  simulatorsFor(call?: ServiceCall): Simulators {
    const [first = this.#nobodys, ...others] = this.#open
    const otherwise = others.length === 0 ? first : this.#nobodys
    if (call === undefined) return otherwise
    const { service, request } = call
    if (service === 'sms') return this.#named.get(formFields(request).To ?? '') ?? otherwise
    const token =
      service === 'apns'
        ? apnsPath.exec(request.path)?.[1]?.toLowerCase()
        : addressed.safeParse(parseJson(bodyText(request.body))).data?.message.token
    const found = [...this.#open].find(({ gateway }) => token !== undefined && gateway.knows(token))
    return found ?? otherwise
  }
}

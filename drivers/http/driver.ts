/** @module The driver for every implementation of the contract over HTTP, native or by an adapter. */

import type { Locale, Os, Platform } from '../../contract/primitives.ts'
import type { Driver, Lab, Window } from '../ports/driver.ts'
import { NotTestable, requireCapability } from '../ports/errors.ts'
import type { CallResult, Client } from './client.ts'
import { HttpWindow, ScreenlessWindow, type WindowPlace } from './http-window.ts'

/** The reply of a call that prepares a scenario. A refusal leaves nothing to judge, and it is the server's. */
function acceptedReply<Reply>(
  answered: { kind: 'reply'; reply: Reply } | { kind: 'refused'; detail: string },
): Reply {
  if (answered.kind === 'refused')
    throw new NotTestable(`the lab face refused a call that prepares the scenario: ${answered.detail}`)
  return answered.reply
}

/** A lab that refuses to prepare what the implementation has not declared. */
export const withinCapabilities = (lab: Lab, declared: Driver['capabilities']): Lab => ({
  ...lab,
  async createPerson(person) {
    if (person.seamless) requireCapability('seamless', declared)
    await lab.createPerson(person)
  },
  async provision(username, device) {
    requireCapability(device.type === 'physical' ? 'physicalDevice' : device.type, declared)
    return lab.provision(username, device)
  },
  async changeResidence(username, residence, accounts) {
    requireCapability('residenceChanges', declared)
    await lab.changeResidence(username, residence, accounts)
  },
})

/** The lab by the lab face. */
export function labFaceOf(client: Client, labToken: string): Lab {
  return {
    numbers: async () => (await describe(client, labToken)).numbers,
    passwordHashes: async () => (await describe(client, labToken)).passwordHashes,
    async createPerson(person) {
      acceptedReply(
        await client.call('createPerson', {
          bearer: labToken,
          body: { ...person, accounts: [...person.accounts] },
        }),
      )
    },
    async provision(username, device) {
      return acceptedReply(
        await client.call('provision', { bearer: labToken, path: { username }, body: device }),
      )
    },
    async changeResidence(username, residence, accounts) {
      acceptedReply(
        await client.call('changeResidence', {
          bearer: labToken,
          path: { username },
          body: { residence, accounts: [...accounts] },
        }),
      )
    },
    async advance(to) {
      return acceptedReply(await client.call('advance', { bearer: labToken, body: { to } })).nextDue
    },
  }
}

/** Name, version, capabilities and numbers of an implementation, as its lab face describes them. */
export type Description = Extract<CallResult<'describe'>, { kind: 'reply' }>['reply']

async function describe(client: Client, labToken: string): Promise<Description> {
  return acceptedReply(await client.call('describe', { bearer: labToken }))
}

/** Reads the description of an implementation at the first call, and keeps it for the run. */
export function describeOnce(labToken: string): (client: Client) => Promise<Description> {
  let description: Description | undefined
  return async (client) => {
    description ??= await describe(client, labToken)
    return description
  }
}

/** The driver of one implementation. `openWindow` opens windows in another way than over HTTP. */
export function httpDriver(
  client: Client,
  lab: Lab,
  description: Description,
  openWindow?: (place: WindowPlace) => Promise<Window>,
): Driver {
  const capabilities = new Set(description.capabilities)
  return {
    name: description.name,
    version: description.version,
    capabilities,
    lab: withinCapabilities(lab, capabilities),
    async open(platform: Platform, locale: Locale, os?: Os) {
      if (locale === 'ru') requireCapability('russian', capabilities)
      const place = { platform, locale, os }
      if (openWindow) return openWindow(place)
      if (!capabilities.has('screens')) return new ScreenlessWindow(client, place, undefined)
      const { screen } = acceptedReply(await client.call('openLogin', { path: { platform, locale } }))
      return new HttpWindow(client, place, screen)
    },
  }
}

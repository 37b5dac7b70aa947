/** @module Short forms for the wraps that several faults need. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { AppScreen } from '../../../simulators/phone/app/app-screen.ts'
import type { AppLabels } from '../../../simulators/phone/app/labels/labels.ts'
import type { Purpose } from '../../../simulators/phone/app/rules.ts'
import type { Conditions } from '../../../simulators/phone/os/conditions.ts'
import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import type { PhoneProfile } from '../../../simulators/phone/profiles.ts'

type Wrap = (parts: PhoneParts) => PhoneParts

/** Asks for other elements, where `on` says so. */
export const asking =
  (
    purposes: readonly Purpose[],
    on: (profile: PhoneProfile) => boolean,
    elements: readonly SecurityElement[],
  ): Wrap =>
  (parts) => ({
    ...parts,
    promptedElements: (purpose, profile) =>
      purposes.includes(purpose) && on(profile) ? elements : parts.promptedElements(purpose, profile),
  })

/** Takes whatever is given for these elements, as long as it is of the right kind. */
export const takingAny =
  (...elements: readonly SecurityElement[]): Wrap =>
  (parts) => ({
    ...parts,
    elementMatches: (asked, given, registered) =>
      elements.includes(asked) ? given.element === asked : parts.elementMatches(asked, given, registered),
  })

/** Other words, in every language. */
export const wording =
  (change: (words: AppLabels) => Partial<AppLabels>): Wrap =>
  (parts) => ({
    ...parts,
    appLabels(os, language) {
      const words = parts.appLabels(os, language)
      return { ...words, ...change(words) }
    },
  })

/** Another arrangement of every screen. */
export const arranging =
  (change: (screen: AppScreen) => Partial<AppScreen>): Wrap =>
  (parts) => ({
    ...parts,
    renderedScreen(screen) {
      const arranged = parts.renderedScreen(screen)
      return { ...arranged, ...change(arranged) }
    },
  })

/** Phones with this sensor in use. */
export const uses =
  (element: SecurityElement) =>
  ({ biometry }: PhoneProfile): boolean =>
    biometry?.element === element && biometry.activated

/** Phones with this sensor, which their owner has not activated. */
export const leavesUnused =
  (element: SecurityElement) =>
  ({ biometry }: PhoneProfile): boolean =>
    biometry?.element === element && !biometry.activated

export const isAndroid = ({ os }: PhoneProfile): boolean => os === 'Android'

/** One stage of the notification stack has another effect in these conditions. */
export const inStage =
  (
    name: string,
    when: (phone: Conditions & { readonly os: string }) => boolean,
    effect: ReturnType<PhoneParts['notificationStages'][number]['effectOn']>,
  ): Wrap =>
  (parts) => ({
    ...parts,
    notificationStages: parts.notificationStages.map((one) =>
      one.name === name
        ? { name, effectOn: (arrival, phone) => (when(phone) ? effect : one.effectOn(arrival, phone)) }
        : one,
    ),
  })

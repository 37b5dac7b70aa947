/** @module The usual ways to make one part of a server different, and nothing else. */

import type { Screen } from '../../../contract/screen.ts'
import type { Locale, Platform } from '../../../reference-server/domain/model/primitives.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { Labels } from '../../../reference-server/screens/labels/labels.ts'
import type { Screens } from '../../../reference-server/screens/screens.ts'

type Inject = (parts: ServerParts) => ServerParts

/** Other rules; `change` sees the right ones. */
export const rules =
  (change: (right: Rules) => Partial<Rules>): Inject =>
  (parts) => ({ ...parts, rules: { ...parts.rules, ...change(parts.rules) } })

/** Other words in one language. */
export const labels =
  (locale: Locale, change: Partial<Labels>): Inject =>
  (parts) => ({
    ...parts,
    labels: { ...parts.labels, [locale]: { ...parts.labels[locale], ...change } },
  })

/** Other screens; `change` sees the right ones. */
export const screens =
  (change: (right: Screens) => Partial<Screens>): Inject =>
  (parts) => ({ ...parts, screens: { ...parts.screens, ...change(parts.screens) } })

/** Every screen of a login, changed after it was built. */
export const loginScreens = (change: (screen: Screen, words: Labels) => Screen): Inject =>
  screens((right) => ({ login: (view, words) => change(right.login(view, words), words) }))

/** The screens of a login on one platform, changed after they were built. */
export const loginScreensOn = (
  platform: Platform,
  change: (screen: Screen, words: Labels) => Screen,
): Inject =>
  screens((right) => ({
    login(view, words) {
      const screen = right.login(view, words)
      return view.login.platform === platform ? change(screen, words) : screen
    },
  }))

/** Every page of Client Portal, changed after it was built. */
export const portalPages = (change: (screen: Screen, words: Labels, page: string) => Screen): Inject =>
  screens((right) => ({
    portal: (page, view, words) => {
      const screen = right.portal(page, view, words)
      return screen && change(screen, words, page)
    },
  }))

/** One page of Client Portal, changed after it was built. */
export const portalPage = (page: string, change: (screen: Screen) => Screen): Inject =>
  portalPages((screen, _words, asked) => (asked === page ? change(screen) : screen))

/** Every reply, changed on its way out. */
export const replies =
  (change: (reply: object) => object): Inject =>
  (parts) => ({
    ...parts,
    encode: (reply) => parts.encode(typeof reply === 'object' && reply !== null ? change(reply) : reply),
  })

export const withoutControl = (screen: Screen, operation: string): Screen => ({
  ...screen,
  controls: screen.controls.filter((control) => control.operation !== operation),
})

/** The control is there, but a click on it does something else. */
export const deadControl = (screen: Screen, operation: string, instead: string): Screen => ({
  ...screen,
  controls: screen.controls.map((control) =>
    control.operation === operation ? { ...control, operation: instead } : control,
  ),
})

/** @module A switch that shows, saves or means something else than it says. */

import type { Screen } from '../../../contract/screen.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import { activeIbKey } from '../../../reference-server/domain/model/account.ts'
import { replaced } from '../../../reference-server/domain/model/entries.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { deadControl, labels, portalPage, portalPages, rules } from '../support/parts.ts'
import { afterReactivation, afterwards, store } from '../support/store.ts'

/** The switch saves by itself: it does what Save would do with the other position. */
const savingFlip = (screen: Screen): Screen => {
  const save = screen.controls.find(({ operation }) => operation === 'setSeamless')
  const body = { enabled: save?.body?.enabled !== true }
  return {
    ...screen,
    controls: screen.controls.map((control) =>
      control.kind === 'switch' ? { ...control, operation: 'setSeamless', body } : control,
    ),
  }
}

const deadSave = (screen: Screen): Screen => deadControl(screen, 'setSeamless', 'readSettings')

/** One position of the switch for everybody, as if it were kept beside the accounts. */
function sharedSwitch(parts: ServerParts): ServerParts {
  let shared: boolean | undefined
  const seen = (account: Account): Account => ({ ...account, seamless: shared ?? account.seamless })
  return store((right) => ({
    async read(username) {
      const account = await right.read(username)
      return account && seen(account)
    },
    transact: (username, decide) =>
      right.transact(username, (account) => {
        const change = decide(seen(account))
        if (change.account.seamless !== account.seamless) shared = change.account.seamless
        return change
      }),
  }))(parts)
}

const faults: readonly ServerFault[] = [
  {
    id: 'switched-off-and-never-on-again',
    title: 'Switching Seamless Authentication off and on again leaves a person without notifications.',
    subject: 'server',
    violates: ['NOTIF-12'],
    inject: afterwards((before, after) => {
      const active = activeIbKey(after)
      return before.seamless && !after.seamless && active
        ? replaced(after, 'devices', { ...active, pushToken: undefined })
        : after
    }),
  },
  {
    id: 'migration-switches-seamless-on',
    title: 'A migration switches Seamless Authentication on.',
    subject: 'server',
    violates: ['NOTIF-10'],
    inject: afterwards((before, after) => {
      const [old, active] = [activeIbKey(before), activeIbKey(after)]
      return old && active && old.id !== active.id ? { ...after, seamless: true } : after
    }),
  },
  {
    id: 'reactivation-switches-seamless-on',
    title: 'A reactivation switches Seamless Authentication on.',
    subject: 'server',
    violates: ['NOTIF-10'],
    inject: afterReactivation((account) => ({ ...account, seamless: true })),
  },
  {
    id: 'reactivation-switches-seamless-off',
    title: 'A reactivation switches Seamless Authentication off.',
    subject: 'server',
    violates: ['NOTIF-10'],
    inject: afterReactivation((account) => ({ ...account, seamless: false })),
  },
  {
    id: 'notifications-despite-the-switch',
    title: 'Notifications are sent although Seamless Authentication is off.',
    subject: 'server',
    violates: ['NOTIF-10', 'SYNC-03'],
    inject: rules((right) => ({
      pushIsSent: (_off, unanswered, profile) => right.pushIsSent(true, unanswered, profile),
    })),
  },
  {
    id: 'no-notifications-despite-the-switch',
    title: 'Notifications are not sent although Seamless Authentication is on.',
    subject: 'server',
    violates: ['NOTIF-10'],
    inject: rules(() => ({ pushIsSent: () => false })),
  },
  {
    id: 'user-menu-mislabelled',
    title: 'The user menu of Client Portal has another label.',
    subject: 'server',
    violates: ['NOTIF-11'],
    inject: labels('en', { userMenu: 'Profile' }),
  },
  {
    id: 'switch-always-reads-enabled',
    title: 'Client Portal shows Seamless Authentication as Enabled, whatever holds.',
    subject: 'server',
    violates: ['NOTIF-11'],
    inject: portalPages((screen, words, page) =>
      page === 'secure-login'
        ? { ...screen, values: [{ label: words.seamlessAuthentication, value: words.enabled }] }
        : screen,
    ),
  },
  {
    id: 'configure-mislabelled',
    title: 'The wheel beside Seamless Authentication is not labelled Configure.',
    subject: 'server',
    violates: ['NOTIF-12'],
    inject: labels('en', { configure: 'Edit' }),
  },
  {
    id: 'switch-saves-by-itself',
    title: 'Flipping the switch changes the setting before Save.',
    subject: 'server',
    violates: ['NOTIF-12'],
    inject: portalPage('seamless', savingFlip),
  },
  {
    id: 'save-without-effect',
    title: 'Save shows the page again and keeps the old setting.',
    subject: 'server',
    violates: ['NOTIF-12'],
    inject: (parts) =>
      portalPage('seamless-enabled', deadSave)(portalPage('seamless-disabled', deadSave)(parts)),
  },
  {
    id: 'one-switch-for-everybody',
    title: 'Saving the switch changes it for every person.',
    subject: 'server',
    violates: ['NOTIF-12'],
    inject: sharedSwitch,
  },
]

export default faults

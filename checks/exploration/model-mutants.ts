/** @module Mistakes in the model: each has to be noticed by walks against the right server, else the model says nothing there. */

export interface ModelMutant {
  /** In `exploration/model`. */
  readonly file: string
  /** Stands there once. */
  readonly from: string
  readonly to: string
  /** The rule that the model then has, in a sentence. */
  readonly says: string
}

const mutant = (file: string, says: string, from: string, to: string): ModelMutant => ({
  file: `${file}.ts`,
  says,
  from,
  to,
})

export const modelMutants: readonly ModelMutant[] = [
  mutant(
    'activations',
    'An Activation Token can be entered however late.',
    'return allOf(open, lasts(since, now, activationLifetime), ofProof)',
    'return open ?? ofProof',
  ),
  mutant('activations', 'A migration leaves IB Key where it was.', '  person.keyPhone = person.phone\n', ''),
  mutant(
    'approvals',
    'Notifications are sent whatever the switch says.',
    "if (!person.seamless || !capabilities.has('seamless'))",
    "if (!capabilities.has('seamless'))",
  ),
  mutant(
    'approvals',
    'An approval request can be approved after its time.',
    '    lasts(request.since, model.now, model.limits.pushLifetime),\n',
    '',
  ),
  mutant(
    'approvals',
    'A login that was declined waits on.',
    "request.login.stage = 'denied'",
    'request.open = false',
  ),
  mutant(
    'challenges',
    'A challenge can be answered after its time.',
    '    lasts(challenge.since, now, limits.challengeLifetime),\n',
    '',
  ),
  mutant(
    'challenges',
    'A right response to any challenge completes a login.',
    '!(right && challenge === login.challenge)',
    '!right',
  ),
  mutant(
    'challenges',
    'However often it was tried, a challenge can be answered.',
    '  if (chance.wrong >= most) chance.open = false\n  else if (chance.wrong >= least) chance.open = undefined\n',
    '',
  ),
  mutant(
    'failures',
    'Nothing ever locks.',
    'lockedAt === undefined ? false : lasts(lockedAt, now, lock)',
    'lockedAt === -1 ? lasts(lockedAt, now, lock) : false',
  ),
  mutant(
    'failures',
    'A lock ends with the right password and answer alone, never by itself.',
    'lockedAt === undefined ? false : lasts(lockedAt, now, lock)',
    'lockedAt !== undefined && now >= lock.least - lock.least',
  ),
  mutant(
    'failures',
    'Wrong passwords are counted on after the right one.',
    'password.count = { least: 0, most: 0 }',
    'password.count = { ...password.count }',
  ),
  mutant(
    'logins',
    'A password is enough for nobody who has a device, opted out or not.',
    '(person.optedOut && !person.mandatory) || deviceTypes',
    'deviceTypes',
  ),
  mutant(
    'logins',
    'A locked password does not keep the right one out.',
    'if (passwordLocked(model, person)) return refuse',
    'if (person.password.lockedAt === -1) return refuse',
  ),
  mutant(
    'logins',
    'Whoever has to have a second factor and has none gets in.',
    'if (devices.length === 0 && person.mandatory) return refuse',
    'if (devices.length === 9 && person.mandatory) return refuse',
  ),
  mutant(
    'numbers',
    'At its end a time lasts still.',
    'if (now - since < least)',
    'if (now - since <= least)',
  ),
  mutant(
    'numbers',
    'Between two text messages there is one minute.',
    '{ least: 2 * minute, most: 2 * minute }',
    '{ least: minute, most: minute }',
  ),
  mutant(
    'numbers',
    'A limit is reached one later.',
    'if (count.least >= limit.most)',
    'if (count.least > limit.most)',
  ),
  mutant('phone/ib-key', 'An activation gives the app no keys.', '  noteKeys(person.app)\n', ''),
  mutant('phone/ib-key', 'Installed again, the app is what it was.', '  noteDataLoss(person.app)\n', ''),
  mutant(
    'phone/app',
    'Wrong PINs put nothing out of use.',
    'return suspended === undefined ? undefined : !suspended',
    'return true',
  ),
  mutant('phone/app', 'An app that is installed again has its keys still.', '  app.hasKeys = false\n', ''),
  mutant(
    'text-messages',
    'However many codes stay unanswered, another one is sent.',
    'reaches({ least, most }, limits.smsCap)',
    'reaches({ least: 0, most: 0 }, limits.smsCap)',
  ),
  mutant(
    'sessions',
    'A session never ends by disuse.',
    'lasts(usedAt.most, now, idle) === false ? false : lasts(usedAt.least, now, idle) || undefined',
    'idle.least >= 0',
  ),
  mutant(
    'sessions',
    'A logout ends nothing.',
    'if (session) session.open = false',
    'if (session) session.open = true',
  ),
  mutant(
    'sessions',
    'A login that was declined is not certain to be outside.',
    'if (beforeSession.includes(login.stage)) return true',
    "if (login.stage !== 'denied') return true",
  ),
  mutant(
    'phone/display',
    'Do Not Disturb silences nothing.',
    "if (mode !== 'off' && !excepted)",
    "if (mode !== 'off' && mode !== 'Do Not Disturb' && !excepted)",
  ),
  mutant(
    'phone/display',
    'A notification is not shown on the lock screen.',
    "display.isLocked ? 'on the lock screen' : 'by banner'",
    "'by banner'",
  ),
  mutant(
    'phone/menus',
    'A locked phone shows the text all the same.',
    'person.display.isLocked = isLocked',
    'person.display.isLocked = false',
  ),
  mutant(
    'phone/menus',
    'Whichever mode is on, it lets through what one of them does.',
    '    if (!modes.delete(mode)) modes.add(mode)\n    display.allowedIn = modes\n',
    '    if (!modes.delete(mode)) for (const any of everyMode) modes.add(any)\n    display.allowedIn = modes\n',
  ),
  mutant(
    'phone/refusals',
    'What need not be sent again is.',
    '  refused.sent = undefined\n',
    '  refused.sent = true\n',
  ),
  mutant(
    'phone/refusals',
    'A push service that takes notifications again takes none.',
    "  person.display.refused = 'none'\n",
    '',
  ),
  mutant(
    'phone/display',
    'A notification is sent again within a second.',
    'longestRetryDelayMs = 60_000',
    'longestRetryDelayMs = 1_000',
  ),
  mutant(
    'phone/waiting',
    'What something kept from the phone never comes.',
    '    show(person, arrival, at)\n',
    '',
  ),
  mutant(
    'phone/waiting',
    'One about an order never comes late.',
    'return at - sentAt < orderLifetimeMs',
    'return at - sentAt < 0',
  ),
  mutant(
    'settings',
    'The last device may be removed by whoever has to have one.',
    '!person.mandatory || deviceTypes(person).length > 1',
    'deviceTypes(person).length > 0',
  ),
  mutant(
    'settings',
    'A new number is verified as the one before was.',
    'person.number = { onRecord, verified: false,',
    'person.number = { onRecord, verified: person.number?.verified ?? false,',
  ),
  mutant(
    'settings',
    'Nobody is enrolled in SMS by verifying a number.',
    'person.sms = true\n',
    'person.sms = false\n',
  ),
  mutant(
    'text-messages',
    'A code follows another one at once.',
    'if (last && lasts(last.since, model.now, smsPause))',
    'if (last && last.since < 0)',
  ),
  mutant(
    'text-messages',
    'A Confirm Code confirms whatever number is on record.',
    "purpose === 'number' && number === person.number?.onRecord",
    "purpose === 'number' && number !== undefined",
  ),
  mutant(
    'text-messages',
    'Any security code completes the login that waits for one.',
    'return open && code !== login.code ? false : open',
    'return open && code === undefined ? false : open',
  ),
]

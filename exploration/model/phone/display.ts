/** @module What the phone in use shows of notifications: what keeps them from it, how they announce themselves, what is listed. */

import type { Foreseen } from '../numbers.ts'
import type { ApprovalRequest, Code, Person } from '../person.ts'
import type { NotificationOf } from './display-state.ts'

export type ShownNotification = NotificationOf<ApprovalRequest>
export type Display = Person['display']

/** Android pauses a distracting app (NOTIF-22). */
export const isAppPaused = ({ isFocused, isDistracting }: Display): boolean => isFocused && isDistracting

/** The requests that went to the phone in use, or may have. */
export const requestsToPhone = ({ requests, phone }: Person): ApprovalRequest[] =>
  requests.filter((request) => request.phone === phone && request.sent !== false)

/** The request that the newest notification on the phone is about, where that is certain. */
export function newestRequest(person: Person): ApprovalRequest | undefined {
  const newest = requestsToPhone(person).at(-1)
  return newest?.sent ? newest : undefined
}

/** What keeps a notification from the phone for a time; all but the denied ones come later. */
export function obstacleOf(
  display: Display,
): { readonly row: string; readonly isForGood: boolean } | undefined {
  const { isIphone } = display
  if (display.isInAirplaneMode) return { row: 'NOTIF-15', isForGood: false }
  if (!display.hasInternet) return { row: 'NOTIF-05', isForGood: false }
  if (display.isInChina && !isIphone) return { row: 'NOTIF-40', isForGood: false }
  if (display.savesPower) return { row: 'NOTIF-27', isForGood: false }
  if (!display.isAllowed) return { row: isIphone ? 'NOTIF-EN-IOS-02' : 'NOTIF-EN-AND-02', isForGood: true }
  return isAppPaused(display) ? { row: 'NOTIF-25', isForGood: false } : undefined
}

/** Whether what arrives announces itself, and which rule says so. */
function announcementOn(display: Display): { readonly row: string; readonly isSilent: boolean } {
  const { isIphone, mode, isLocked } = display
  const excepted = isIphone ? mode !== 'off' && display.allowedIn.has(mode) : display.overridesDoNotDisturb
  if (mode !== 'off' && !excepted)
    return { row: mode === 'Do Not Disturb' ? 'NOTIF-17' : 'NOTIF-21', isSilent: true }
  if (!(isLocked ? display.isOnLockScreen : display.hasBanners))
    return { row: isIphone ? 'NOTIF-EN-IOS-03' : 'NOTIF-EN-AND-03', isSilent: true }
  if (display.isCovered) return { row: 'NOTIF-13', isSilent: true }
  if (mode !== 'off') return { row: isIphone ? 'NOTIF-23' : 'NOTIF-EN-AND-04', isSilent: false }
  return { row: isIphone ? 'NOTIF-EN-IOS-03' : 'NOTIF-EN-AND-03', isSilent: false }
}

/** A notification is sent to the phone in use. */
export function send(person: Person, now: number, request?: ApprovalRequest): void {
  const { display } = person
  const { delivery } = display
  display.lastAt = now
  display.endsWithOrder = request === undefined
  if (request === undefined) display.orders += 1
  if (delivery === 'lost') {
    display.row = 'NOTIF-35'
    return
  }
  const obstacle = obstacleOf(display)
  const dueAt = now + (typeof delivery === 'object' ? delivery.delayMs : 0)
  const sent = newNotification(request, now, dueAt)
  sent.isOnPhone = obstacle?.row === 'NOTIF-25' && dueAt === now
  display.row = obstacle?.row
  if (dueAt > now || obstacle?.isForGood === false) display.waiting.push(sent)
  else if (!obstacle) show(person, sent, now)
  leaveReachedOpen(person)
  noteNewest(person)
}

/** What a push service refuses for a time is sent again within a minute (contract/README.md, Numbers). */
const longestRetryDelayMs = 60_000

/** The notification of a new request to the phone in use is sent, unless the push service does not take it. */
export function sendIfTaken(person: Person, now: number, request: ApprovalRequest): void {
  const { display } = person
  request.sent = display.refused === 'none'
  display.sentBy = undefined
  if (request.sent) send(person, now, request)
  if (display.refused === 'next') sendSoon(person, now)
}

/** The newest notification is sent again, nobody can say when (SEC-SEND-01). */
export function sendSoon({ display }: Person, now: number): void {
  display.refused = 'none'
  display.sentBy = now + longestRetryDelayMs
}

const newNotification = (
  request: ApprovalRequest | undefined,
  sentAt: number,
  dueAt: number,
): ShownNotification => ({
  request,
  sentAt,
  dueAt,
  isOnPhone: false,
  shownAt: dueAt,
  isThere: true,
  announced: undefined,
  isListed: true,
  row: '',
  wasPersistent: false,
  isDisturbed: false,
})

/** It arrives. Whether a newer login takes the place of an older one in the list is the system's choice. */
export function show({ display }: Person, arrival: ShownNotification, at: number): void {
  const { row, isSilent } = announcementOn(display)
  if (arrival.request) for (const older of display.list) if (older.request) older.isThere = undefined
  arrival.shownAt = at
  display.lastAt = at
  display.isTouched = false
  arrival.announced = isSilent ? 'not' : display.isLocked ? 'on the lock screen' : 'by banner'
  arrival.isListed = !display.isIphone || display.hasCenter
  arrival.row = row
  arrival.wasPersistent = display.isPersistent
  display.row = row
  display.list.unshift(arrival)
}

export function noteAppOpened(person: Person): void {
  const { display } = person
  display.isAppClosed = false
  display.isAskingPermission = false
  leaveReachedOpen(person)
}

/** An open app may be reached while power is saved: then nobody can say what has come, and how it announced itself. */
export function leaveReachedOpen(person: Person): void {
  const { display } = person
  if (display.isAppClosed || display.waiting.length === 0 || obstacleOf(display)?.row !== 'NOTIF-27') return
  leaveWaitingOpen(person)
}

function leaveWaitingOpen(person: Person): void {
  const { display } = person
  for (const waiting of display.waiting) {
    waiting.isThere = undefined
    display.list.unshift(waiting)
  }
  display.waiting = []
  noteNewest(person)
}

/** It may come, or have come, before or after everything else. */
export function leaveArrivalOpen(person: Person, now: number, request: ApprovalRequest): void {
  const { display } = person
  display.waiting.push(newNotification(request, now, now))
  display.endsWithOrder = false
  leaveWaitingOpen(person)
  leaveOpen(person, () => true)
}

/** Of the newest one alone it is certain that a tap meets it. */
export function noteNewest({ display, requests }: Person): void {
  const [newest] = display.list
  for (const request of requests) request.onPhone = false
  if (newest?.request && newest.isThere && newest.isListed) newest.request.onPhone = true
}

/** A persistent banner stays; a temporary one has gone after a minute, if not before (NOTIF-EN-IOS-04). */
export function bannerIsUp({ isPersistent }: Display, shown: ShownNotification, now: number): Foreseen {
  const { announced, wasPersistent, isDisturbed, shownAt } = shown
  if (announced !== 'by banner') return announced === undefined ? undefined : false
  if (isDisturbed || wasPersistent !== isPersistent) return undefined
  if (isPersistent || now === shownAt) return true
  return now - shownAt >= 60_000 ? false : undefined
}

/** What is not listed is seen as long as it announces itself. */
function isSeen(display: Display, shown: ShownNotification, now: number): Foreseen {
  if (!shown.isThere || shown.isListed) return shown.isThere
  if (shown.announced === 'on the lock screen') return shown.isDisturbed ? undefined : true
  return bannerIsUp(display, shown, now)
}

/** The newest one that is seen; undefined: which it is, or whether there is one, is not certain. */
export function newestSeen({ display }: Person, now: number): ShownNotification | 'none' | undefined {
  for (const shown of display.list) {
    const seen = isSeen(display, shown, now)
    if (seen !== false) return seen ? shown : undefined
  }
  return 'none'
}

/** How many are listed, where that is certain. */
export function listedCount({ display }: Person): number | undefined {
  let count = 0
  for (const { isThere, isListed } of display.list)
    if (isListed)
      if (isThere) count += 1
      else return undefined
  return count
}

/** Show Previews decides about the text, by whether the phone is locked now (NOTIF-EN-IOS-06). */
export const showsText = ({ previews, isLocked }: Display): boolean =>
  previews === 'Always' || (previews === 'When Unlocked' && !isLocked)

/** Something that may take banners away. */
export function disturb({ display }: Person): void {
  for (const shown of display.list) shown.isDisturbed = true
}

export const isAbout =
  (request: ApprovalRequest) =>
  (shown: ShownNotification): boolean =>
    shown.request === request

/** Whether the phone still keeps these it decides itself. */
export function leaveOpen(person: Person, isMeant: (shown: ShownNotification) => boolean): void {
  for (const shown of person.display.list) if (isMeant(shown)) shown.isThere = undefined
  noteNewest(person)
}

export function swipeAway(person: Person): void {
  person.display.list.shift()
  person.display.row = 'NOTIF-EN-IOS-04'
  noteNewest(person)
}

/** What the person reads as a code: the newest SMS, unless it holds an Activation Token, which some systems make of digits. */
export function readableCode({ inbox }: Person): Code | undefined {
  const newest = inbox.at(-1)
  return newest?.purpose === 'activation' ? undefined : newest
}

/** @module Looks at the notifications on the phone in use. */

import type { Model, Person } from '../../model/person.ts'
import { bannerIsUp, listedCount, newestSeen, obstacleOf, showsText } from '../../model/phone/display.ts'
import { observation, type WalkAction, type WalkActionsOf } from '../action.ts'

export const seenNotifications: WalkActionsOf = (model, person) => {
  if (!person.hasPhone || person.keyPhone !== person.phone) return []
  // Nothing has ever been sent.
  if (person.display.row === undefined) return []
  const views = [...ofNewest(model, person), ...ofCount(person)]
  const factor = (person.display.lastAt === model.now ? 3 : 1) * (isPlain(person) ? 0.6 : 1.6)
  return views.map((one) => ({ ...one, weight: (one.weight ?? 1) * factor }))
}

const look = (person: Person, row: string, sentence: string, weight = 0.3): WalkAction => ({
  ...observation(row, sentence, person),
  weight,
  opensNoApp: true,
})

/** Whether it is shown as on a new phone: what has just come, or did not, and is not so, is looked at more often. */
function isPlain({ display }: Person): boolean {
  const [newest] = display.list
  if (obstacleOf(display) || !showsText(display)) return false
  return newest?.isListed === true && newest.announced === 'by banner'
}

function ofNewest({ now }: Model, person: Person): WalkAction[] {
  const { name, display } = person
  const newest = newestSeen(person, now)
  if (newest === undefined) return []
  const phone = `${name}'s phone`
  if (newest === 'none') {
    const row = obstacleOf(display)?.row ?? display.row ?? 'NOTIF-05'
    return [
      look(person, row, `the notification on ${phone} is not there`),
      look(person, row, `no banner announces the notification on ${phone}`, 0.1),
      look(person, row, `the notification is not on the lock screen of ${phone}`, 0.1),
    ]
  }
  const { announced, isListed, row } = newest
  const views: WalkAction[] = []
  if (isListed) views.push(look(person, 'NOTIF-14', `the notification is listed on ${phone}`, 0.15))
  if (!isListed) views.push(look(person, row, `the notification on ${phone} is only announced`))
  if (announced !== undefined) {
    const hasBanner = announced === 'by banner'
    if (isListed && announced !== 'on the lock screen')
      views.push(
        look(
          person,
          row,
          `the notification on ${phone} is ${hasBanner ? 'announced and listed' : 'only listed'}`,
        ),
      )
    views.push(
      look(person, row, `${hasBanner ? 'a' : 'no'} banner announces the notification on ${phone}`, 0.15),
      look(
        person,
        row,
        `the notification is ${announced === 'on the lock screen' ? '' : 'not '}on the lock screen of ${phone}`,
      ),
    )
    const isUp = bannerIsUp(display, newest, now)
    if (hasBanner && isUp !== undefined)
      views.push(
        look(
          person,
          'NOTIF-EN-IOS-04',
          isUp ? `the banner is still on ${name}'s screen` : `the banner has gone from ${name}'s screen`,
        ),
      )
  }
  if (display.isIphone)
    views.push(
      look(
        person,
        'NOTIF-EN-IOS-06',
        `the notification on ${phone} ${showsText(display) ? 'shows' : 'hides'} its text`,
      ),
    )
  if (newest.request)
    views.push(look(person, 'NOTIF-EN-IOS-06', `the text of ${name}'s notification holds no code`, 0.1))
  return views
}

function ofCount(person: Person): WalkAction[] {
  const count = listedCount(person)
  if (count === undefined || count > 1) return []
  const { name, display } = person
  const row = count === 0 ? (obstacleOf(display)?.row ?? display.row ?? 'NOTIF-05') : 'NOTIF-35'
  return [
    look(
      person,
      row,
      `${count === 0 ? 'no notification is' : 'exactly one notification is'} listed on ${name}'s phone`,
    ),
  ]
}

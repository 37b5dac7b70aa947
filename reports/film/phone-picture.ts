/** @module What a person sees of a phone now, as a picture. */

import type { PhonePicture } from './film.ts'

/** A phone, as far as one looks at it. */
export interface SeenPhone {
  readonly name: string
  readonly os: 'iOS' | 'Android'
  screen(): {
    readonly title: string
    readonly notes: readonly string[]
    readonly fields: readonly { readonly label: string; readonly value: string }[]
    readonly buttons: readonly string[]
    readonly values: readonly { readonly label: string; readonly value: string }[]
    readonly prompt?: string | undefined
  }
  statusBar(): readonly string[]
  notifications(): readonly {
    readonly app: string
    readonly title: string
    readonly body: string
    readonly bannerUp: boolean
    readonly announcedOnLockScreen: boolean
  }[]
  messages(): readonly { readonly from: string; readonly body: string; readonly at: number }[]
}

/** Nothing is masked. */
export function phonePicture(phone: SeenPhone): PhonePicture {
  const { title, notes, fields, buttons, values, prompt } = phone.screen()
  return {
    kind: 'phone',
    name: phone.name,
    os: phone.os,
    status: [...phone.statusBar()],
    title,
    notes: [...notes],
    fields: [...fields],
    buttons: [...buttons],
    values: [...values],
    ...(prompt && { prompt }),
    notifications: phone.notifications().map((one) => ({
      app: one.app,
      title: one.title,
      body: one.body,
      place: one.bannerUp ? 'banner' : one.announcedOnLockScreen ? 'lockScreen' : 'list',
    })),
    messages: phone
      .messages()
      .map(({ from, body, at }) => ({ from, body, time: new Date(at).toISOString().slice(11, 16) })),
  }
}

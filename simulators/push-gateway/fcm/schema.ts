/** @module The body of `messages:send` (firebase.google.com/docs/reference/fcm/rest/v1/projects.messages). */

import { z } from 'zod'

/**
 * Both spellings of a name are one field (proto3 JSON mapping), and firebase-admin mixes them in one message.
 * Unknown names are errors: Google says "Cannot find field."
 */
const message = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(withCamelCaseNames, z.strictObject(shape))

const withCamelCaseNames = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [camelCase(name), member]))
    : value

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const maximumTtlSeconds = 4 * 7 * 24 * 60 * 60

/** A Duration, "Ns" with up to nine decimals, as milliseconds; "the maximum time to live supported is 4 weeks". */
const ttl = z
  .string()
  .regex(/^\d+(\.\d{1,9})?s$/, "Illegal duration format; duration must end with 's'")
  .transform((text) => Number(text.slice(0, -1)) * 1000)
  .refine((ms) => ms <= maximumTtlSeconds * 1000, `The ttl must be at most ${maximumTtlSeconds} seconds`)

/** "The key should not be a reserved word" (field `data`). */
const reservedKey = /^(from|message_type|google\..*|gcm\.notification\..*)$/

const data = z
  .record(z.string(), z.string())
  .refine(
    (map) => !Object.keys(map).some((key) => reservedKey.test(key)),
    'Invalid data payload key: reserved word',
  )

const text = z.string().optional()
const anything = z.unknown().optional()

const androidNotification = message({
  title: text,
  body: text,
  tag: text,
  icon: text,
  color: text,
  sound: text,
  image: text,
  ticker: text,
  clickAction: text,
  channelId: text,
  bodyLocKey: text,
  bodyLocArgs: anything,
  titleLocKey: text,
  titleLocArgs: anything,
  sticky: anything,
  eventTime: anything,
  localOnly: anything,
  notificationPriority: anything,
  defaultSound: anything,
  defaultVibrateTimings: anything,
  defaultLightSettings: anything,
  vibrateTimings: anything,
  visibility: anything,
  notificationCount: anything,
  lightSettings: anything,
  bypassProxyNotification: anything,
  proxy: anything,
})

const android = message({
  collapseKey: text,
  priority: z.enum(['normal', 'high', 'NORMAL', 'HIGH']).optional(),
  ttl: ttl.optional(),
  restrictedPackageName: text,
  data: data.optional(),
  notification: androidNotification.optional(),
  fcmOptions: anything,
  directBootOk: anything,
  bandwidthConstrainedOk: anything,
  restrictedSatelliteOk: anything,
})

const fcmMessage = message({
  name: text,
  data: data.optional(),
  notification: message({ title: text, body: text, image: text }).optional(),
  android: android.optional(),
  webpush: anything,
  apns: anything,
  fcmOptions: anything,
  token: text,
  topic: text,
  condition: text,
  fid: text,
})

/** The whole body. */
export const sendRequest = message({ validateOnly: z.boolean().optional(), message: fcmMessage })

export type FcmMessage = z.infer<typeof fcmMessage>

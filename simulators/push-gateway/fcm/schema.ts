/** @module The body of `messages:send` (firebase.google.com/docs/reference/fcm/rest/v1/projects.messages). */

import { z } from 'zod'

/**
 * Both spellings of a name are one field (proto3 JSON mapping), and firebase-admin mixes them in one message.
 * Unknown names are errors: Google says "Cannot find field."
 */
const message = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(withCamelCaseNames, z.strictObject(shape))

const withCamelCaseNames = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && hasUnderscore(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [camelCase(name), member]))
    : value

const hasUnderscore = (value: object): boolean => Object.keys(value).some((name) => name.includes('_'))

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A Duration, "Ns" with up to nine decimals, as milliseconds. */
const ttl = z
  .string()
  .regex(/^\d+(\.\d{1,9})?s$/, "Field 'ttl', Illegal duration format; duration must end with 's'")
  .transform((text) => Number(text.slice(0, -1)) * 1000)

const data = z.record(z.string(), z.string())

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

/** For phones that FCM reaches through APNs: headers and payload are those of APNs, under its own names. */
const apns = message({
  headers: z.record(z.string(), z.string()).optional(),
  payload: z.record(z.string(), z.unknown()).optional(),
  fcmOptions: anything,
  liveActivityToken: text,
})

const fcmMessage = message({
  name: text,
  data: data.optional(),
  notification: message({ title: text, body: text, image: text }).optional(),
  android: android.optional(),
  webpush: anything,
  apns: apns.optional(),
  fcmOptions: anything,
  token: text,
  topic: text,
  condition: text,
  fid: text,
})

/** The whole body. */
export const sendRequest = message({ validateOnly: z.boolean().optional(), message: fcmMessage })

export type FcmMessage = z.infer<typeof fcmMessage>

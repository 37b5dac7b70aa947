/** @module What the API of `sls simulate` takes and gives, as schemas: the OpenAPI document is made of them. */

import { z } from 'zod'
import { faultOrder } from '../orders.ts'
import { numberForm, phoneNameForm } from '../phone-spec.ts'

const instant = z.int().describe('Milliseconds since the Unix epoch, by the clock of the simulators.')
const service = z.enum(['apns', 'fcm', 'oauth', 'sms'])
const counts = z.record(z.string(), z.int())
const phoneName = z
  .string()
  .regex(phoneNameForm, 'a name has small letters, digits and dashes, 40 at most')
  .describe('Of a phone.')
const phoneNumber = z
  .string()
  .regex(numberForm, 'write it as in +12025550111 (E.164)')
  .describe('E.164, such as +12025550111.')

export const apiProblem = z.strictObject({
  error: z.string().describe('One sentence: the field, what is wrong with it, and what to do.'),
})

export const message = z.strictObject({
  number: z.int().describe('Counts up with every message.'),
  id: z.string().optional().describe("The apns-id, the last part of FCM's name, or Twilio's sid."),
  service,
  to: z.string().optional().describe('The name of the phone, or the number.'),
  text: z.string().describe('What a person reads of it.'),
  where: z.enum(['underWay', 'arrived', 'notDelivered']),
  why: z.string().describe('What was done with it last, and why.'),
  way: z.array(z.strictObject({ at: instant, words: z.string() })).describe('The oldest first.'),
})

const totals = z.strictObject({
  accepted: z.int(),
  refused: counts.describe('By status and reason.'),
  underWay: z.int().describe('Accepted, and neither delivered nor ended.'),
  delivered: z.int(),
  ended: counts.describe(
    'Accepted and not delivered, by what ended it: expired, replaced, canceled, or dropped, failed and undelivered with the reason.',
  ),
})

export const messageList = z.strictObject({
  totals: z
    .strictObject({ apns: totals, fcm: totals, oauth: totals, sms: totals })
    .describe('Of all messages since the start or the last reset, also of those that are kept no longer.'),
  messages: z.array(message).describe('The newest first, of those that are kept.'),
})

export const messageQuery = z.strictObject({
  service: service.optional(),
  to: z.string().optional().describe('The name of a phone, or a number.'),
  where: message.shape.where.optional(),
  after: z.coerce.number().int().min(0).default(0).describe('Those with a higher number alone.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
})

export const messagePath = z.strictObject({
  id: z.string().describe('Its number, or its id of the service.'),
})

export const phoneState = z.strictObject({
  poweredOn: z.boolean(),
  locked: z.boolean().describe('Notifications are shown on the lock screen.'),
  airplaneMode: z.boolean(),
  internet: z.boolean().describe('Push messages need it.'),
  mobileSignal: z.boolean().describe('Text messages need it.'),
  powerSaving: z.boolean().describe('The phone takes no push messages.'),
  doNotDisturb: z.boolean(),
  notificationsAllowed: z.boolean(),
  banners: z.boolean(),
  doze: z.boolean().describe('Android: push messages of normal priority wait.'),
})

const notification = z.strictObject({
  id: z.string(),
  app: z.string(),
  title: z.string(),
  body: z.string(),
  place: z.enum(['banner', 'lockScreen', 'list']),
})

export const phoneView = z.strictObject({
  name: phoneName,
  os: z.enum(['iOS', 'Android']),
  model: z.string(),
  number: z.string().optional().describe('E.164.'),
  pushToken: z.string().optional().describe('Absent while the app is not installed.'),
  installed: z.boolean(),
  state: phoneState,
  screen: z.strictObject({ title: z.string(), notes: z.array(z.string()) }),
  notifications: z.array(notification).describe('The newest first.'),
  textMessages: z
    .array(z.strictObject({ from: z.string(), body: z.string(), at: instant }))
    .describe('The newest last.'),
})

export const newPhone = z.strictObject({
  name: phoneName,
  os: z.enum(['iOS', 'Android']),
  number: phoneNumber.optional(),
  environment: z
    .enum(['sandbox', 'production'])
    .optional()
    .describe("The app's build: its token of APNs is good in that environment alone. By default in both."),
})

export const phoneAction = z.strictObject({
  action: z
    .enum(['renewToken', 'uninstall', 'install', 'clear'])
    .describe(
      'renewToken: the old push token is refused from now on; uninstall: the token is void; install: with a new token; clear: takes notifications and text messages away.',
    ),
})

export const phoneList = z.strictObject({ phones: z.array(phoneView) })
export const phonePath = z.strictObject({ name: z.string() })

export const plannedFault = z.strictObject({
  service: faultOrder.shape.service,
  fault: z.string(),
  phone: z.string().optional(),
  times: z.union([z.int(), z.literal('always')]),
})
export const faultList = z.strictObject({
  faults: z.array(plannedFault).describe('Ordered, and still to come.'),
})

export const inboxQuery = z.strictObject({
  to: z.string().describe('The name of a phone, or a number.'),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('The number of the last arrival that you have seen; 0: any that is kept.'),
  wait: z.coerce
    .number()
    .min(0)
    .max(30)
    .default(0)
    .describe('For how many seconds to wait where there is none.'),
})

export const arrival = z.strictObject({
  number: z.int().describe('Counts up with every arrival: give it as `after` to get the next one.'),
  at: instant,
  service: z.enum(['push', 'sms']),
  phone: z.string(),
  to: z.string().optional(),
  text: z.string(),
  code: z.string().optional().describe('The one-time code in the text.'),
})

export const inboxReply = z.strictObject({
  arrival: arrival.optional().describe('Absent: nothing came.'),
  last: z.int().describe('The number of the newest arrival at any phone.'),
})

export const status = z.strictObject({
  now: instant,
  clock: z.enum(['wall', 'virtual']),
  urls: z.record(z.string(), z.string()),
  lastMessage: z.int(),
  lastArrival: z.int(),
})

export const timePassing = z.strictObject({
  seconds: z
    .number()
    .min(0)
    .max(366 * 86_400)
    .describe('How much virtual time is to pass.'),
})

/** As LocalStack answers it (its OpenAPI document, operation get_sns_sms_messages). */
export const localStackMessages = z.strictObject({
  sms_messages: z.record(
    z.string(),
    z.array(
      z.strictObject({
        PhoneNumber: z.string(),
        TopicArn: z.null(),
        SubscriptionArn: z.null(),
        MessageId: z.string(),
        Message: z.string(),
        MessageAttributes: z.record(z.string(), z.unknown()),
        MessageStructure: z.null(),
        Subject: z.null(),
      }),
    ),
  ),
  region: z.string(),
})

export const localStackQuery = z.strictObject({
  phoneNumber: z.string().optional(),
  accountId: z.string().optional(),
  region: z.string().default('us-east-1'),
})

export const done = z.strictObject({})

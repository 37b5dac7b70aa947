/** @module Twilio's error codes (www.twilio.com/docs/api/errors), and the shape of a refusal. */

import { json, type ServiceResponse } from '../../transport/service.ts'

/** Refusals of a request: HTTP status, and message with `{To}` and `{From}` for what was given. */
const refusals = {
  20003: [401, 'Authenticate'],
  20004: [405, 'Method not allowed'],
  20009: [409, 'Cannot delete this resource before it is complete'],
  20404: [404, 'The requested resource was not found'],
  20422: [400, 'Invalid parameter'],
  20429: [429, 'Too Many Requests'],
  20500: [500, 'An internal server error has occurred'],
  20503: [503, 'Service is unavailable'],
  21211: [400, "The 'To' number {To} is not a valid phone number."],
  21212: [400, "The 'From' number {From} is not a valid phone number, shortcode, or alphanumeric sender ID."],
  21408: [400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number."],
  21602: [400, 'Message body is required.'],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number {From} is not a valid, message-capable phone number of the account."],
  21608: [
    400,
    "The 'To' number {To} is unverified. Trial accounts cannot send messages to unverified numbers.",
  ],
  21609: [400, "The 'StatusCallback' URL {StatusCallback} is not a valid URL."],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21611: [400, "This 'From' number {From} has exceeded the maximum number of queued messages"],
  21612: [400, "The message cannot be sent with the current combination of 'To' and 'From' parameters."],
  21614: [400, "The 'To' number {To} is not a valid mobile number."],
  21620: [400, 'Invalid media URL(s)'],
  21623: [400, 'Number of media files exceeds allowed limit'],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit.'],
  30400: [400, 'Parameters are not valid'],
  30409: [409, 'This message cannot be canceled'],
  35111: [400, "'SendAt' has to be given with 'ScheduleType' fixed."],
  35114: [400, "'SendAt' has to be between 900 seconds and 35 days in the future."],
  35118: [400, "'MessagingServiceSid' is required to schedule a message."],
  21703: [400, 'The Messaging Service does not have a phone number available to send a message'],
  21711: [400, "The 'From' number {From} is not associated to the specified Messaging Service."],
  21701: [400, 'The Messaging Service does not exist'],
} as const satisfies Record<number, readonly [number, string]>

export type TwilioErrorCode = keyof typeof refusals

export const isTwilioRefusal = (code: number): code is TwilioErrorCode => Object.hasOwn(refusals, code)

/** Those of refusals, in ascending order. */
export const twilioRefusalCodes: readonly number[] = Object.keys(refusals).map(Number)

/** Failures after the message was accepted: the status in which it ends, and the message. Never seen on a POST. */
export const deliveryErrors = {
  30001: ['failed', 'Queue overflow'],
  30002: ['failed', 'Account suspended'],
  30003: ['undelivered', 'Unreachable destination handset'],
  30004: ['undelivered', 'Message blocked'],
  30005: ['undelivered', 'Unknown destination handset'],
  30006: ['undelivered', 'Landline or unreachable carrier'],
  30007: ['undelivered', 'Message filtered'],
  30008: ['undelivered', 'Unknown error'],
  30034: ['undelivered', 'Message from an unregistered number'],
} as const satisfies Record<number, readonly ['failed' | 'undelivered', string]>

export type DeliveryErrorCode = keyof typeof deliveryErrors

export const isDeliveryError = (code: TwilioErrorCode | DeliveryErrorCode): code is DeliveryErrorCode =>
  Object.hasOwn(deliveryErrors, code)

export const twilioStatusOf = (code: TwilioErrorCode): number => refusals[code][0]

/** `fields`: those of the request, from which the message quotes. */
export const twilioMessageOf = (
  code: TwilioErrorCode,
  fields: Readonly<Record<string, string>> = {},
): string => refusals[code][1].replace(/\{(\w+)\}/, (_, name: string) => fields[name] ?? '')

/** A refusal as it goes over the wire. */
export function refusalAnswer(
  code: TwilioErrorCode,
  fields: Readonly<Record<string, string>>,
  retryAfter?: string,
): ServiceResponse {
  const [status] = refusals[code]
  const message = twilioMessageOf(code, fields)
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }
  return json(status, body, {
    ...(status === 401 && { 'www-authenticate': 'Basic realm="Twilio API"' }),
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  })
}

/** @module Media of a message (`.../Messages/<sid>/Media.json`): what belongs to it, without the files themselves. */

import { extname } from 'node:path'
import { json, noContent, type ServiceResponse } from '../../transport/service.ts'
import type { SmsMedium, SmsMessage } from '../message.ts'
import type { TwilioErrorCode } from './errors.ts'
import { apiVersion, twilioDate } from './resource.ts'

/** Twilio fetches the files and looks; here the name of the file tells, and is a picture unless it says otherwise. */
const contentTypes: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.png': 'image/png',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.vcf': 'text/vcard',
}

export const mediaOf = (urls: readonly string[], sid: () => string): readonly SmsMedium[] =>
  urls.map((url) => ({
    sid: sid(),
    url,
    contentType: contentTypes[extname(new URL(url).pathname).toLowerCase()] ?? 'image/jpeg',
  }))

/** Lists the media, or reads or deletes the one with this sid. */
export function respondAboutMedia(
  message: SmsMessage,
  sid: string | undefined,
  method: string,
  accountSid: string,
): ServiceResponse | { readonly code: TwilioErrorCode } {
  const { media = [] } = message
  const path = `/${apiVersion}/Accounts/${accountSid}/Messages/${message.sid}/Media`
  const resource = (medium: SmsMedium) => ({
    sid: medium.sid,
    account_sid: accountSid,
    parent_sid: message.sid,
    content_type: medium.contentType,
    date_created: twilioDate(message.createdAt),
    date_updated: twilioDate(message.createdAt),
    uri: `${path}/${medium.sid}.json`,
  })
  if (sid === undefined) {
    if (method !== 'GET') return { code: 20004 }
    const uri = `${path}.json?PageSize=50&Page=0`
    return json(200, {
      ...{ first_page_uri: uri, next_page_uri: null, previous_page_uri: null, uri },
      ...{ page: 0, page_size: 50, start: 0, end: Math.max(0, media.length - 1) },
      media_list: media.map(resource),
    })
  }
  const medium = media.find((one) => one.sid === sid)
  if (medium === undefined) return { code: 20404 }
  if (method === 'GET') return json(200, resource(medium))
  if (method !== 'DELETE') return { code: 20004 }
  message.media = media.filter((one) => one !== medium)
  return noContent
}

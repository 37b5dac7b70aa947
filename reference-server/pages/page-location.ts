/** @module Maps the URLs of pages to windows and back. */

import { locale as localeWord, os as osWord, platform as platformWord } from '../../contract/primitives.ts'
import type { PlatformWindow } from './cookies.ts'

export interface PageLocation {
  readonly window: PlatformWindow
  /** A page of Client Portal; undefined for the window of the login. */
  readonly page: string | undefined
}

/** Undefined if there is no such window. */
export function parseLocation(
  parameters: Readonly<Record<string, string | undefined>>,
  query: Readonly<Record<string, string>>,
): PageLocation | undefined {
  const platform = platformWord.safeParse(parameters.platform)
  const locale = localeWord.safeParse(parameters.locale)
  const { page } = parameters
  if (!platform.success || !locale.success) return undefined
  if (page !== undefined && platform.data !== 'clientPortal') return undefined
  const os = platform.data === 'ibkrMobile' ? osWord.safeParse(query.os).data : undefined
  return { window: { platform: platform.data, locale: locale.data, os }, page }
}

export function addressOf({ platform, locale, os }: PlatformWindow, page?: string): string {
  const path = [platform, locale, ...(page === undefined ? [] : [encodeURIComponent(page)])].join('/')
  return `/${path}${os === undefined ? '' : `?os=${os}`}`
}

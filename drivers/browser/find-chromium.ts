/** @module Which Chromium to drive: Playwright's own, an installed one, or the one inside an npm package. */

import { existsSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { chromium, type LaunchOptions } from 'playwright'
import { packagedChromium } from './packaged-chromium.ts'

export type FoundChromium =
  | { readonly ok: true; readonly name: string; readonly launch: LaunchOptions }
  | { readonly ok: false; readonly sentence: string }

/** The inputs of the search. */
export interface ChromiumSearch {
  /** Where Playwright would keep a browser of its own. */
  readonly own: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
  readonly packaged: () => Promise<LaunchOptions | undefined>
}

const thisMachine: ChromiumSearch = {
  own: chromium.executablePath(),
  platform: process.platform,
  environment: process.env,
  exists: existsSync,
  packaged: packagedChromium,
}

/** In order of preference: a headless shell takes half the time of the whole browser. */
const programs = [
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
]

const bundles = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

function installedPaths({ platform, environment }: ChromiumSearch): string[] {
  if (platform === 'darwin') return bundles
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    return folders
      .flatMap((folder) => folder ?? [])
      .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`)
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)))
}

/** `…/chromium-1255/chrome-linux/chrome` has its headless shell in `…/chromium_headless_shell-1255`. */
function headlessShellOf(own: string): string {
  const folder = dirname(dirname(own))
  return join(dirname(folder), basename(folder).replace('chromium-', 'chromium_headless_shell-'))
}

const sentence =
  'There is no Chromium to drive: install Google Chrome, or Chromium (on Debian: apt-get install ' +
  'chromium-headless-shell), or let Playwright bring one (npx playwright install chromium).'

const withoutWindows =
  'There is no Chromium with windows to show: install Google Chrome or Chromium, or let Playwright bring one ' +
  '(npx playwright install chromium).'

/** The first Chromium that exists, with the options that launch it by Playwright; `headed`: one that has windows to show. */
export async function findChromium(
  headed = false,
  places: ChromiumSearch = thisMachine,
): Promise<FoundChromium> {
  if (headed) {
    const whole = [places.own, ...installedPaths(places)].filter((path) => !path.endsWith('headless-shell'))
    const found = whole.find(places.exists)
    return found
      ? { ok: true, name: found, launch: { executablePath: found } }
      : { ok: false, sentence: withoutWindows }
  }
  if (places.exists(headlessShellOf(places.own))) return { ok: true, name: "Playwright's own", launch: {} }
  const installed = [places.own, ...installedPaths(places)].find(places.exists)
  if (installed) return { ok: true, name: installed, launch: { executablePath: installed } }
  const launch = await places.packaged()
  return launch ? { ok: true, name: 'the one in @sparticuz/chromium', launch } : { ok: false, sentence }
}

/**
 * @module The Chromium inside @sparticuz/chromium, for Linux on x64. It is unpacked once into node_modules/.cache, by
 * a process of its own: the package reads its environment when it is loaded, and changes it.
 */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LaunchOptions } from 'playwright'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const cache = join(modules, '.cache', 'chromium')

/** The package unpacks its libraries only if it detects AWS Lambda. */
const forAws = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }

const unpack = `const { default: packaged } = await import('@sparticuz/chromium'); await packaged.executablePath()`

/** Its fontconfig expects the paths of AWS Lambda, and Chromium crashes without any font. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(cache, 'fonts-cache')}</cachedir>
</fontconfig>
`

/** Unpacks beside the cache and renames, so that the cache is never incomplete. */
async function unpacked(): Promise<void> {
  await mkdir(join(modules, '.cache'), { recursive: true })
  const folder = await mkdtemp(`${cache}-`)
  try {
    const env = { ...process.env, ...forAws, TMPDIR: folder }
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: modules,
      env,
    })
    await writeFile(join(folder, 'fonts', 'fonts.conf'), fonts)
    await rename(folder, cache)
  } catch (error) {
    // Ignored if another process has unpacked it meanwhile.
    if (!existsSync(cache)) throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** How to launch it; undefined where the package is not installed or is for other machines. */
export async function packagedChromium(): Promise<LaunchOptions | undefined> {
  const available = existsSync(join(modules, '@sparticuz', 'chromium'))
  if (!available || process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!existsSync(cache)) await unpacked()
  const libraries = [join(cache, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
  return {
    executablePath: join(cache, 'chromium'),
    env: {
      ...process.env,
      FONTCONFIG_PATH: join(cache, 'fonts'),
      LD_LIBRARY_PATH: libraries.filter((path) => path !== undefined && path !== '').join(':'),
    },
  }
}

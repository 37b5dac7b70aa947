/** @module The other checkout that a comparison runs. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { invalid, type Result, valid } from '../../../reports/result.ts'
import { suiteManifest } from '../../shared/project.ts'

const manifest = z.object({ name: z.string() })

function nameIn(folder: string): string | undefined {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).name
  } catch {
    return undefined
  }
}

/** The absolute path of a checkout that can be run, or one sentence on what keeps it from running. */
export function checkoutAt(folder: string): Result<string> {
  const path = resolve(folder)
  if (!existsSync(path) || !statSync(path).isDirectory())
    return invalid([`--against ${folder}: there is no such folder.`])
  const { name } = suiteManifest()
  if (nameIn(path) !== name || !existsSync(join(path, 'cli', 'sls.mjs')))
    return invalid([
      `--against ${folder} is no checkout of ${name} with cli/sls.mjs in it: give the folder of a clone.`,
    ])
  if (!existsSync(join(path, 'node_modules')))
    return invalid([`--against ${folder} has no node_modules: run npm ci in it first.`])
  return valid(path)
}

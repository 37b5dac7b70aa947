/** @module YAML of files that somebody writes by hand. */

import { type LoadOptions, load, YAMLException } from 'js-yaml'
import { invalid, type Result, valid } from './result.ts'

/** What the text holds. One that is no YAML, or is empty, comes back as a sentence that names the file and the line. */
export function parseYaml(name: string, text: string, options: LoadOptions = {}): Result<unknown> {
  try {
    return valid(load(text, options))
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = error.mark ? ` in line ${error.mark.line + 1}` : ''
    return invalid([`${name} is not valid YAML: ${error.reason}${line}`])
  }
}

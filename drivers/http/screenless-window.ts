/** @module A window of an implementation that tells what happens, and not how it looks. */

import { missingCapability } from '../ports/capabilities.ts'
import { HttpWindow } from './http-window.ts'

export class ScreenlessWindow extends HttpWindow {
  override screen(): never {
    throw missingCapability('screens')
  }

  override type(): never {
    throw missingCapability('screens')
  }

  override click(): never {
    throw missingCapability('screens')
  }
}

/** @module A window of an implementation that tells what happens, and not how it looks. */

import { lacking } from '../ports/capabilities.ts'
import { HttpWindow } from './window.ts'

export class ScreenlessWindow extends HttpWindow {
  override screen(): never {
    throw lacking('screens')
  }

  override type(): never {
    throw lacking('screens')
  }

  override press(): never {
    throw lacking('screens')
  }
}

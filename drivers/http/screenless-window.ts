/** @module A window of an implementation that tells what happens, and not how it looks. */

import { NotApplicable } from '../capabilities.ts'
import { HttpWindow } from './window.ts'

export class ScreenlessWindow extends HttpWindow {
  override screen(): never {
    throw new NotApplicable('screens')
  }

  override type(): never {
    throw new NotApplicable('screens')
  }

  override press(): never {
    throw new NotApplicable('screens')
  }
}

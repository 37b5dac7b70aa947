/** @module A button for one action with a phone. */

import { buttonValue } from '../phone-controls.ts'

interface ButtonProps {
  readonly action: Parameters<typeof buttonValue>[0]
  readonly target?: string
  readonly kind?: 'primary' | 'secondary' | 'icon'
  readonly children?: string
}

export const ActionButton = ({ action, target, kind = 'secondary', children }: ButtonProps) => (
  <button type="submit" name="control" value={buttonValue(action, target)} class={kind}>
    {children}
  </button>
)

/** @module A button that does something with a phone. */

import { buttonValue } from '../phone-controls.ts'

interface ButtonProps {
  readonly deed: Parameters<typeof buttonValue>[0]
  readonly on?: string
  readonly kind?: 'primary' | 'secondary' | 'icon'
  readonly children?: string
}

export const ActionButton = ({ deed, on, kind = 'secondary', children }: ButtonProps) => (
  <button type="submit" name="control" value={buttonValue(deed, on)} class={kind}>
    {children}
  </button>
)

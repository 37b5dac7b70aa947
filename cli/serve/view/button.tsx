/** @module A button that does something with a phone. */

import { control } from '../phone-controls.ts'

interface ButtonProps {
  readonly deed: Parameters<typeof control>[0]
  readonly on?: string
  readonly kind?: 'primary' | 'secondary' | 'icon'
  readonly children?: string
}

export const Button = ({ deed, on, kind = 'secondary', children }: ButtonProps) => (
  <button type="submit" name="control" value={control(deed, on)} class={kind}>
    {children}
  </button>
)

/** @module Links between pages of Client Portal. */

import type { Control } from '../../../contract/screen.ts'
import type { PageProps } from './page-props.ts'

/** Whether a control is rendered as a link. A control of kind `button` is always a button. */
export const isNavigation = ({ operation, kind }: Control): boolean =>
  operation === 'openPortal' && (kind === 'menu' || kind === 'icon' || kind === 'link')

export const Navigation = ({ screen, pageAddress }: PageProps) => {
  const links = screen.controls.filter(isNavigation)
  if (links.length === 0) return null
  return (
    <nav aria-label={screen.title}>
      <ul>
        {links.map(({ label, kind, path }) => (
          <li>
            <a href={pageAddress(path?.page ?? '')} class={kind}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

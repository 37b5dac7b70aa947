/** @module The ways from one page of Client Portal to another, as links. */

import type { Control } from '../../../contract/screen.ts'
import type { PageProps } from './page-props.ts'

/** Whether a control only leads somewhere. A button that does is still a button. */
export const isNavigation = ({ operation, kind }: Control): boolean =>
  operation === 'openPortal' && (kind === 'menu' || kind === 'icon' || kind === 'link')

export const Navigation = ({ screen, pageAddress }: PageProps) => {
  const ways = screen.controls.filter(isNavigation)
  if (ways.length === 0) return null
  return (
    <nav aria-label={screen.title}>
      <ul>
        {ways.map(({ label, kind, path }) => (
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

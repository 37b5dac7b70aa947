/** @module A page with a screen. */

import type { Screen } from '../../../contract/screen.ts'
import { hasChoices, ScreenForm } from './form.tsx'
import { Frame } from './frame.tsx'
import { Navigation } from './navigation.tsx'
import type { PageProps } from './page-props.ts'

/** A single value to copy, such as a challenge. */
const isFigure = ({ fields, values }: Screen): boolean => fields.length > 0 && values.length === 1

const Values = ({ screen }: { screen: Screen }) =>
  screen.values.length === 0 ? null : (
    <dl class={isFigure(screen) ? 'figures' : 'rows'}>
      {screen.values.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )

/** The note of a drop-down is its label (form.tsx). */
const Notes = ({ screen }: { screen: Screen }) => (
  <div role="status" class="notes">
    {(hasChoices(screen) ? [] : screen.notes).map((note) => (
      <p>{note}</p>
    ))}
  </div>
)

/** On pages that wait for a phone and have no field. */
const Waiting = ({ screen, texts, address, progress }: PageProps) =>
  progress === undefined || screen.fields.length > 0 ? null : (
    <p class="waiting">
      <span class="pulse" aria-hidden="true" />
      <span>{texts.waiting}</span>
      <a href={address}>{texts.checkAgain}</a>
    </p>
  )

const Page = (props: PageProps) => {
  const { screen, error } = props
  return (
    <Frame {...props} title={screen.title}>
      <h1>{screen.title}</h1>
      {error && error.field === undefined && (
        <p role="alert" class="error">
          {error.message}
        </p>
      )}
      <Notes screen={screen} />
      <Waiting {...props} />
      <Values screen={screen} />
      <Navigation {...props} />
      <ScreenForm {...props} />
    </Frame>
  )
}

export const renderPage = (props: PageProps): string => `<!doctype html>${(<Page {...props} />).toString()}`

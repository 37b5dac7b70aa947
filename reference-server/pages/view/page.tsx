import type { Screen } from '../../../contract/screen.ts'
import { hasChoices, ScreenForm } from './form.tsx'
import { Frame } from './frame.tsx'
import { Navigation } from './navigation.tsx'
import type { PageProps } from './page-props.ts'

/** The one value that somebody has to copy. */
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

/** Of a drop-down, the note is the label (form.tsx). */
const Notes = ({ screen }: { screen: Screen }) => (
  <div role="status" class="notes">
    {(hasChoices(screen) ? [] : screen.notes).map((note) => (
      <p>{note}</p>
    ))}
  </div>
)

/** A phone is awaited: nothing to type, only to wait or to take another way. */
const Waiting = ({ screen, words, address, progress }: PageProps) =>
  progress === undefined || screen.fields.length > 0 ? null : (
    <p class="waiting">
      <span class="pulse" aria-hidden="true" />
      <span>{words.waiting}</span>
      <a href={address}>{words.checkAgain}</a>
    </p>
  )

const Page = (props: PageProps) => {
  const { screen, complaint } = props
  return (
    <Frame {...props} title={screen.title}>
      <h1>{screen.title}</h1>
      {complaint && complaint.field === undefined && (
        <p role="alert" class="complaint">
          {complaint.sentence}
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

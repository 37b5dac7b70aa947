/** @module The fields of a screen and everything on it that does something, as one form that needs no script. */

import type { Control, Field, Screen } from '../../../contract/screen.ts'
import { isNavigation } from './navigation.tsx'
import type { PageProps } from './page-props.ts'

const attributes = {
  text: { type: 'text', spellcheck: false, autocapitalize: 'none', autocomplete: 'off' },
  password: { type: 'password', autocomplete: 'current-password' },
  code: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', spellcheck: false },
} as const satisfies Record<Field['kind'], object>

const autocompleteOf: Readonly<Record<string, string>> = { username: 'username', number: 'tel' }

/** Where somebody goes on: at the field that is to blame, or at the first that is empty. */
const fieldToFocus = ({ screen, complaint, typed }: PageProps): Field | undefined =>
  screen.fields.find(({ name }) => (complaint?.field === undefined ? !typed[name] : name === complaint.field))

const FieldBox = ({ field, props }: { field: Field; props: PageProps }) => {
  const { complaint, typed } = props
  const wrong = complaint !== undefined && complaint.field === field.name
  const { autocomplete, ...rest } = attributes[field.kind]
  return (
    <div class="field">
      <label for={field.name}>{field.label}</label>
      <input
        {...rest}
        id={field.name}
        name={field.name}
        autocomplete={autocompleteOf[field.name] ?? autocomplete}
        maxlength={200}
        value={typed[field.name]}
        autofocus={fieldToFocus(props) === field}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? 'complaint' : undefined}
      />
      {wrong && (
        <p id="complaint" role="alert" class="complaint">
          {complaint.sentence}
        </p>
      )}
    </div>
  )
}

/** What a click sends: the control itself, as the screen has it. */
const sent = ({ operation, path, body }: Control): string => JSON.stringify({ operation, path, body })

export const hasChoices = ({ controls }: Screen): boolean => controls.some(({ kind }) => kind === 'choice')

const Choices = ({ choices, props }: { choices: readonly Control[]; props: PageProps }) =>
  choices.length === 0 ? null : (
    <div class="field">
      <label for="choice">{props.screen.notes.join(' ')}</label>
      <select id="choice" name="control" autofocus>
        {choices.map((choice) => (
          <option value={sent(choice)}>{choice.label}</option>
        ))}
      </select>
      <button class="primary" type="submit">
        {props.words.proceed}
      </button>
    </div>
  )

const leaves = ({ operation, path }: Control): boolean => operation === 'logOut' || path?.page === 'opt-out'

/** The first thing to do is what the Enter key does, and looks like it. Leaving never does. */
const buttonClass = (control: Control, first: boolean): string =>
  control.kind === 'link' ? 'link' : first && !leaves(control) ? 'primary' : 'secondary'

const Action = ({ control, first }: { control: Control; first: boolean }) => {
  if (control.kind === 'switch') {
    return (
      <button
        type="submit"
        name="control"
        value={sent(control)}
        class="switch"
        role="switch"
        aria-checked={control.checked === true ? 'true' : 'false'}
      >
        {control.label}
      </button>
    )
  }
  return (
    <button
      type="submit"
      name="control"
      value={sent(control)}
      class={buttonClass(control, first)}
      role={control.kind === 'link' ? 'link' : undefined}
    >
      {control.label}
    </button>
  )
}

export const ScreenForm = (props: PageProps) => {
  const { screen, address, token } = props
  const choices = screen.controls.filter(({ kind }) => kind === 'choice')
  const actions = screen.controls.filter((control) => control.kind !== 'choice' && !isNavigation(control))
  if (screen.fields.length + choices.length + actions.length === 0) return null
  const firstButton = actions.find(({ kind }) => kind === 'button')
  return (
    <form method="post" action={address}>
      <input type="hidden" name="token" value={token} />
      {screen.fields.map((field) => (
        <FieldBox field={field} props={props} />
      ))}
      <Choices choices={choices} props={props} />
      {actions.map((control) => (
        <Action control={control} first={control === firstButton} />
      ))}
    </form>
  )
}

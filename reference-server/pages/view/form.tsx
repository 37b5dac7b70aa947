/** @module The fields and controls of a screen as one form, without a script. */

import type { Control, Field, Screen } from '../../../contract/screen.ts'
import { isNavigation } from './navigation.tsx'
import type { PageProps } from './page-props.ts'

const attributes = {
  text: { type: 'text', spellcheck: false, autocapitalize: 'none', autocomplete: 'off' },
  password: { type: 'password', autocomplete: 'current-password' },
  code: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', spellcheck: false },
} as const satisfies Record<Field['kind'], object>

const autocompleteOf: Readonly<Record<string, string>> = { username: 'username', number: 'tel' }

/** The invalid field, or the first empty one. */
const fieldToFocus = ({ screen, error, typed }: PageProps): Field | undefined =>
  screen.fields.find(({ name }) => (error?.field === undefined ? !typed[name] : name === error.field))

const FieldBox = ({ field, props }: { field: Field; props: PageProps }) => {
  const { error, typed } = props
  const invalid = error !== undefined && error.field === field.name
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
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={invalid ? 'error' : undefined}
      />
      {invalid && (
        <p id="error" role="alert" class="error">
          {error.message}
        </p>
      )}
    </div>
  )
}

/** The value of a button or option: what the click calls. */
const clickValue = ({ operation, path, body }: Control): string => JSON.stringify({ operation, path, body })

export const hasChoices = ({ controls }: Screen): boolean => controls.some(({ kind }) => kind === 'choice')

const Choices = ({ choices, props }: { choices: readonly Control[]; props: PageProps }) =>
  choices.length === 0 ? null : (
    <div class="field">
      <label for="choice">{props.screen.notes.join(' ')}</label>
      <select id="choice" name="control" autofocus>
        {choices.map((choice) => (
          <option value={clickValue(choice)}>{choice.label}</option>
        ))}
      </select>
      <button class="primary" type="submit">
        {props.texts.proceed}
      </button>
    </div>
  )

const leaves = ({ operation, path }: Control): boolean => operation === 'logOut' || path?.page === 'opt-out'

/** The first button is the default of the Enter key and looks like it, unless it leaves the system. */
const buttonClass = (control: Control, first: boolean): string =>
  control.kind === 'link' ? 'link' : first && !leaves(control) ? 'primary' : 'secondary'

const Action = ({ control, first }: { control: Control; first: boolean }) => {
  if (control.kind === 'switch') {
    return (
      <button
        type="submit"
        name="control"
        value={clickValue(control)}
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
      value={clickValue(control)}
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

/** @module The screen of a phone, with everything that can be tapped, typed or presented to it. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { PhoneScreen } from '../../../simulators/phone/screen.ts'
import { fieldName } from '../phone-controls.ts'
import { ActionButton } from './button.tsx'

/** The buttons that present the owner's element, and another one. */
const presentLabels: Readonly<Record<SecurityElement, readonly [string, string]>> = {
  fingerprint: ['Right finger', 'Wrong finger'],
  touchId: ['Right finger', 'Wrong finger'],
  faceId: ['Right face', 'Wrong face'],
  pin: ['Right PIN', 'Wrong PIN'],
  passcode: ['Right Passcode', 'Wrong Passcode'],
}

const elementNames: Readonly<Record<SecurityElement, string>> = {
  fingerprint: 'Fingerprint',
  touchId: 'Touch ID',
  faceId: 'Face ID',
  pin: 'IBKR Mobile PIN',
  passcode: 'Passcode',
}

const Prompt = ({ element }: { element: SecurityElement }) => (
  <div class="prompt">
    <h4>{elementNames[element]}</h4>
    <div class="pair">
      <ActionButton action="present" target={element} kind="primary">
        {presentLabels[element][0]}
      </ActionButton>
      <ActionButton action="presentAnother" target={element}>
        {presentLabels[element][1]}
      </ActionButton>
    </div>
    <ActionButton action="cancel">Dismiss</ActionButton>
  </div>
)

const Field = ({ label, value, id }: { label: string; value: string; id: string }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input id={id} name={fieldName(label)} value={value} autocomplete="off" />
  </div>
)

export const ScreenPanel = ({ screen, owner }: { screen: PhoneScreen; owner: string }) => (
  <section class="screen" aria-label={`Screen of ${owner}`}>
    <h3>{screen.title}</h3>
    {screen.notes.map((note) => (
      <p>{note}</p>
    ))}
    {screen.values.length > 0 && (
      <dl class={screen.values.length === 1 ? 'figures' : 'rows'}>
        {screen.values.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
    {screen.fields.map(({ label, value }, index) => (
      <Field label={label} value={value} id={`${owner}-${index}`} />
    ))}
    {screen.prompt && <Prompt element={screen.prompt} />}
    {screen.buttons.map((label, index) => (
      <ActionButton
        action="tap"
        target={label}
        kind={index === 0 && screen.fields.length > 0 ? 'primary' : 'secondary'}
      >
        {label}
      </ActionButton>
    ))}
  </section>
)

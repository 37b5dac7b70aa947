/** @module One simulated phone: its screen, what came to it, and all that a hand can do with it. */

import type { SecurityElement } from '../../../contract/words.ts'
import type { PhoneScreen } from '../../../simulators/phone/screen.ts'
import { control, fieldName } from '../deeds.ts'
import type { Resident } from '../people.ts'

const Button = ({ deed, on, kind = 'secondary', children }: ButtonProps) => (
  <button type="submit" name="control" value={control(deed, on)} class={kind}>
    {children}
  </button>
)

interface ButtonProps {
  readonly deed: Parameters<typeof control>[0]
  readonly on?: string
  readonly kind?: 'primary' | 'secondary' | 'icon'
  readonly children?: string
}

const elements: Readonly<Record<SecurityElement, readonly [string, string]>> = {
  fingerprint: ['Right finger', 'Wrong finger'],
  touchId: ['Right finger', 'Wrong finger'],
  faceId: ['Right face', 'Wrong face'],
  pin: ['Right PIN', 'Wrong PIN'],
  passcode: ['Right Passcode', 'Wrong Passcode'],
}

const names: Readonly<Record<SecurityElement, string>> = {
  fingerprint: 'Fingerprint',
  touchId: 'Touch ID',
  faceId: 'Face ID',
  pin: 'IBKR Mobile PIN',
  passcode: 'Passcode',
}

const Prompt = ({ element }: { element: SecurityElement }) => (
  <div class="prompt">
    <h4>{names[element]}</h4>
    <div class="pair">
      <Button deed="present" on={element} kind="primary">
        {elements[element][0]}
      </Button>
      <Button deed="presentAnother" on={element}>
        {elements[element][1]}
      </Button>
    </div>
    <Button deed="cancel">Dismiss</Button>
  </div>
)

const Field = ({ label, value, id }: { label: string; value: string; id: string }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input id={id} name={fieldName(label)} value={value} autocomplete="off" />
  </div>
)

const Screen = ({ screen, who }: { screen: PhoneScreen; who: string }) => (
  <section class="screen" aria-label={`Screen of ${who}`}>
    <h3>{screen.title}</h3>
    {screen.notes.map((note) => (
      <p>{note}</p>
    ))}
    {screen.values.length > 0 && (
      <dl class="figures">
        {screen.values.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
    {screen.fields.map(({ label, value }, index) => (
      <Field label={label} value={value} id={`${who}-${index}`} />
    ))}
    {screen.prompt && <Prompt element={screen.prompt} />}
    {screen.buttons.map((label) => (
      <Button deed="tap" on={label}>
        {label}
      </Button>
    ))}
  </section>
)

const Notifications = ({ phoneInHand }: Resident) =>
  phoneInHand.notifications().map(({ id, app, title, body }) => (
    <section class="notification" aria-label={`Notification: ${title || app}`}>
      <p>
        <strong>{title || app}</strong> {body}
      </p>
      <div class="pair">
        <Button deed="tapNotification" on={id} kind="primary">
          Tap
        </Button>
        <Button deed="swipeAway" on={id}>
          Swipe away
        </Button>
      </div>
    </section>
  ))

const shownMessages = 3

const Messages = ({ phoneInHand }: Resident) => {
  const newest = phoneInHand.messages().slice(-shownMessages)
  return newest.length === 0 ? null : (
    <section class="messages" aria-label="Text messages">
      {newest.map(({ from, body }) => (
        <p>
          <strong>{from}</strong> {body}
        </p>
      ))}
    </section>
  )
}

const Secrets = ({ username, password, pin }: Resident) => (
  <dl class="secrets">
    <dt>Username</dt>
    <dd>{username}</dd>
    <dt>Password</dt>
    <dd>{password}</dd>
    <dt>PIN</dt>
    <dd>{pin}</dd>
  </dl>
)

export const Phone = ({ resident, complaint }: { resident: Resident; complaint?: string | undefined }) => {
  const { username, name, way, phone, phoneInHand } = resident
  return (
    <article id={username}>
      <header>
        <h2>{name}</h2>
        <p>{way}</p>
      </header>
      <Secrets {...resident} />
      {complaint && (
        <p role="alert" class="complaint">
          {complaint}
        </p>
      )}
      <form method="post" class="phone">
        <input type="hidden" name="phone" value={username} />
        <p class="status">
          <span>{phone}</span>
          <span>{phoneInHand.statusSigns().join(' · ')}</span>
        </p>
        <div role="status" class="arrived">
          <Notifications {...resident} />
          <Messages {...resident} />
        </div>
        <Screen screen={phoneInHand.screen()} who={name} />
        <div class="pair bar">
          <Button deed="home" kind="icon">
            Home
          </Button>
          <Button deed="openPanel" kind="icon">
            {phoneInHand.os === 'iOS' ? 'Control Center' : 'Quick Settings'}
          </Button>
        </div>
      </form>
    </article>
  )
}

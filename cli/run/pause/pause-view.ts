/** @module The page of a run that is held up, as markup. */

import type { Window } from '../../../drivers/ports/driver.ts'
import { drawnService } from '../../../reports/drawings/service.ts'
import {
  drawnWindow,
  platformName,
  switchSign,
  type WindowControls,
} from '../../../reports/drawings/window.ts'
import { HandledMessages } from '../../../reports/film/handled-messages.ts'
import { windowPicture } from '../../../reports/film/window-picture.ts'
import { html, type Markup } from '../../../reports/markup.ts'
import type { Persona } from '../../../simulators/personas/persona.ts'
import { heldPhone } from '../../shared/pages/held-phone.ts'
import { pageDocument } from '../../shared/pages/page-document.ts'
import { clockSteps, heldPhoneOf, ownerOf, windowFieldName } from './manual-actions.ts'
import type { Halt } from './pauses.ts'

interface HaltProps {
  readonly halt: Halt
  /** Of all steps of the scenario. */
  readonly sentences: readonly string[]
  /** Where the page learns that it is out of date. */
  readonly progress: string
  readonly problem: string | undefined
}

const page = (title: string, progress: string, content: Markup): string =>
  pageDocument({ title, styles: ['phones.css', 'pause.css'], script: 'phones.js', progress, content })

/** Between two halts, and when the run is over. */
export const renderEnded = (ended: boolean, progress: string): string =>
  page(
    ended ? 'The run is over' : 'The run goes on',
    progress,
    html`<h1>${ended ? 'The run is over' : 'The run goes on'}</h1>
<p>${ended ? 'The terminal has the verdict.' : 'This page shows it as soon as it stops.'}</p>`,
  )

export function renderHalt({ halt, sentences, progress, problem }: HaltProps): string {
  const { scene, scenario, step, failure } = halt
  const now = scene.now()
  const title = `${failure === undefined ? 'Before' : 'Failed:'} step ${step.index + 1}`
  return page(
    title,
    progress,
    html`<header>
<h1>${title}</h1>
<p><code>${scenario}</code></p>
</header>
${problem === undefined ? '' : html`<p role="alert" class="error">${problem}</p>`}
<section class="where">
<ol class="steps">${sentences.map((sentence, at) => html`<li class="${standing(at, halt)}"${at === step.index ? html` aria-current="step"` : ''}>${sentence}</li>`)}</ol>
<form method="post" class="go">
${failure === undefined ? '' : html`<pre class="failure">${withoutStack(failure)}</pre>`}
<p class="clock-now">${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}</p>
<div class="pair">${clockSteps.map(([label, seconds]) => html`<button name="advance" value="${seconds}" class="secondary">+ ${label}</button>`)}</div>
<div class="pair"><button name="go" value="next step" class="primary">${failure === undefined ? 'Next step' : 'End of the scenario'}</button><button name="go" value="end" class="secondary">Run on</button></div>
</form>
</section>
<div class="phones">
${scene.phones().map(
  (phone, at) => html`<article>
<header><h2>${phone.name}</h2></header>
${secretsOf(scene.persona(ownerOf(phone)))}
<form method="post">
<input type="hidden" name="phone" value="${at}">
${heldPhone(`phone-${at}`, heldPhoneOf(scene, phone), now)}
</form>
</article>`,
)}
${windowsOf(halt).map(([at, window]) => windowPanel(at, window))}
${new HandledMessages()
  .after(scene.timeline.events)
  .map(
    ([name, messages]) => html`<article><header><h2>${name}</h2></header>${drawnService(messages)}</article>`,
  )}
</div>`,
  )
}

/** Of a comparison the sides alone; of an exception of ours also where it was thrown. */
const withoutStack = (failure: string): string =>
  failure.startsWith('AssertionError') ? (failure.split(/\n\s+at /)[0] ?? failure) : failure

const standing = (at: number, { step, failure }: Halt): string => {
  if (at < step.index) return 'done'
  if (at > step.index) return 'ahead'
  return failure === undefined ? 'next' : 'broke'
}

const secretsOf = ({ username, password, pin }: Persona): Markup =>
  html`<dl class="secrets"><dt>Username</dt><dd>${username}</dd><dt>Password</dt><dd>${password}</dd><dt>PIN</dt><dd>${pin}</dd></dl>`

/** Rules about limits open hundreds. */
const windowsShown = 6

/** The newest, each with its place among all. Without screens there is nothing to see in a window. */
function windowsOf({ scene }: Halt): readonly (readonly [number, Window])[] {
  if (!scene.driver.capabilities.has('screens')) return []
  return [...scene.windows().entries()].slice(-windowsShown)
}

function windowPanel(at: number, window: Window): Markup {
  const screen = window.screen()
  const name = `${platformName(window.platform)}, window ${at + 1}`
  return html`<article>
<header><h2>${name}</h2></header>
<form method="post">
<input type="hidden" name="window" value="${at}">
${screen ? drawnWindow(windowPicture(window.platform, screen), controlsOf(at)) : ''}
<div class="pair"><button name="control" value="refresh" class="secondary">Look again</button></div>
</form>
</article>`
}

const controlsOf = (window: number): WindowControls => ({
  button: ({ label, checked }, at, classes) =>
    html`<button type="submit" name="control" value="${at}" class="${classes}">${switchSign(checked)}${label}</button>`,
  field: (label, at) =>
    html`<div class="field"><label for="window-${window}-${at}">${label}</label><input id="window-${window}-${at}" name="${windowFieldName(at)}" autocomplete="off"></div>`,
})

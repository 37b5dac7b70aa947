import type { FormatterPlugin } from '@cucumber/cucumber/api'

/** Says nothing: the runner insists on a formatter, and ours follow its messages instead. */
const quiet: FormatterPlugin = { type: 'formatter', formatter: () => undefined }

export default quiet

import twilio from 'twilio'
import { config, serve } from './serve.mjs'

const { sid, authToken, from } = config.sms

await serve(async ({ to, text, isStranger }) => {
  const client = twilio(sid, isStranger ? 'another' : authToken)
  return client.messages.create({ to, from, body: text }).then(
    () => 'ok',
    ({ status, code, message }) => `${status} ${code}: ${message}`,
  )
})

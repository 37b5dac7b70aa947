/**
 * @module `sls-conformance/simulators`: APNs, FCM v1 and Twilio's Messages API as production code knows them, and phones at the
 * other end. simulators/README.md has the rules with their sources, and what is assumed.
 */

export { VirtualClock } from '../clock/clock.ts'
export { mswHandlers } from './msw-handlers.ts'
export { type PhoneSettings, type PhoneState, phone, type RunningPhone } from './phone.ts'
export { type PushGatewaySettings, pushGateway, type RunningPushGateway } from './push-gateway.ts'
export { type RunningSmsCarrier, type SmsCarrierSettings, smsCarrier } from './sms-carrier.ts'

/** @module Where the real carrier's API is. A client keeps this name even where a test diverts it to another port. */

/** Host name of the production service, by the name of the service function that stands in for it. */
export const smsHosts = { messages: 'api.twilio.com' } as const

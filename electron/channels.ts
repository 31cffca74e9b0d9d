/** The window asks: operation name and input; the answer is a Result. */
export const CALL_CHANNEL = 'roster:call'

/** The window is told: event name and payload. */
export const EVENT_CHANNEL = 'roster:event'

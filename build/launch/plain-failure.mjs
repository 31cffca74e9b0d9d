/** A failure whose message is the whole explanation: the launcher prints it and nothing else. */
export class PlainFailure extends Error {}

/** What a test asks of the process that runs the main bundle. */
export type Request =
  | { ask: 'call'; args: readonly unknown[]; from: { url: string; isMainFrame: boolean } }
  | { ask: 'fetch'; url: string; method: string }
  | { ask: 'preload' }
  | { ask: 'clipboard' }
  | { ask: 'saveAs'; path: string }
  | { ask: 'quit' }

/** A page of the application as it left the protocol handler. */
export interface Page {
  status: number
  headers: Record<string, string>
  body: string
}

/** What that process says. Answers carry the number of their request. */
export type Message =
  | { say: 'ready' }
  | { say: 'told'; name: string; payload: unknown }
  | { say: 'answer'; id: number; value?: unknown; failure?: string }

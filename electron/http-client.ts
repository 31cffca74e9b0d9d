import axios, { type AxiosInstance } from 'axios'
import { app } from 'electron'
import { AppError } from '../shared/errors.ts'
import { parseJson } from './parse-json.ts'

const LARGEST_REQUEST = 8 * 1024 * 1024
const LARGEST_ANSWER = 8 * 1024 * 1024
const ANSWER_WITHIN_MS = 30_000

/** The origin that the window's pages have; the account server knows it. */
export const DESKTOP_ORIGIN = 'app://main'

/** An account server: the name its session is bound to, and where it listens now. */
export interface Server {
  key: string
  address: string
}

/** The one HTTP client: an address can come from the connection only, never from a path or a redirect. */
export function createHttpClient(): AxiosInstance {
  return axios.create({
    adapter: 'http',
    allowAbsoluteUrls: false,
    maxRedirects: 0,
    maxBodyLength: LARGEST_REQUEST,
    maxContentLength: LARGEST_ANSWER,
    timeout: ANSWER_WITHIN_MS,
    responseType: 'text',
    // Texts stay texts; reading them is a decision of its own (readAnswer).
    transformResponse: [(text: unknown) => text],
    validateStatus: () => true,
    headers: {
      accept: 'application/json',
      origin: DESKTOP_ORIGIN,
      'user-agent': `Roster/${app.getVersion()}`,
    },
  })
}

/** Whether an address is on this computer, which no proxy is asked for. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** The JSON of an answer; throws the refusal it carries, or says that this is not a Roster server. */
export function readAnswer(status: number, contentType: unknown, text: unknown): unknown {
  const isJson = typeof contentType === 'string' && /^application\/json\b/i.test(contentType)
  const answer = isJson && typeof text === 'string' ? parseJson(text) : undefined
  if (status >= 200 && status < 300 && answer !== undefined) return answer
  if (answer !== undefined && status >= 400) throw AppError.fromBody(answer)
  // A proxy in front of the server says so in its own words while the server restarts.
  if (status >= 502 && status <= 504) throw new AppError('server.unavailable')
  throw new AppError('server.not-roster')
}

/** Whether a request may have reached the server although no answer came back. */
export function wasConnectionLost(error: unknown): boolean {
  if (!axios.isAxiosError(error)) return false
  return ['ECONNRESET', 'EPIPE', axios.AxiosError.ERR_BAD_RESPONSE].includes(error.code ?? '')
}

/** What a failed request means to the person. */
export function explainFailure(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (!axios.isAxiosError(error)) return AppError.from(error)
  // What answered does not speak HTTP.
  if (error.code?.startsWith('HPE_')) return new AppError('server.not-roster', undefined, { cause: error })
  return new AppError('server.unreachable', undefined, { cause: error })
}

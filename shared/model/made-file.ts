import { z } from 'zod'

/** A file made by the server. */
export const madeFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  /** The content, base64. */
  content: z.base64(),
})
export type MadeFile = z.infer<typeof madeFile>

import { z } from 'zod'

// The content policy forbids compiling code from text, which zod would try with the first schema it makes.
// Hence the first import of every page.
z.config({ jitless: true })

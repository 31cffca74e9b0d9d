import { createContext } from 'react'

/** How dates and the like are written, in a word of whoever provides it: another word draws every row of a grid again. */
export const WritingContext = createContext('')

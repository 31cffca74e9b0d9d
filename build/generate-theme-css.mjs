import { writeFileSync } from 'node:fs'
import { renderThemeCss } from '../renderer/styles/theme-css.ts'

writeFileSync(new URL('../renderer/styles/theme.generated.css', import.meta.url), renderThemeCss())

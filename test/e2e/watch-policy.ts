import type { Page } from '@playwright/test'

const said = /content security policy|trusted ?types?/i

/** Notes every offence of a page against its Content Security Policy, as its event and in the console. */
export async function watchPolicy(page: Page, violations: string[]): Promise<void> {
  page.on('console', (message) => {
    if (said.test(message.text())) violations.push(message.text())
  })
  await page.exposeFunction('noteViolation', (what: string) => violations.push(what))
  await page.addInitScript(listen)
  await page.evaluate(listen)
}

function listen(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    const { noteViolation } = window as unknown as { noteViolation: (what: string) => void }
    noteViolation(`${violatedDirective}: ${blockedURI} ${sample}`)
  })
}

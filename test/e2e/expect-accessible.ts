import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is on screen now keeps to WCAG 2.0 to 2.2, levels A and AA, in light and in dark. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    const { violations, passes } = await new AxeBuilder({ page })
      .setLegacyMode()
      // Describing every element that passed takes longer than looking at all of them.
      .options({ resultTypes: ['violations'] })
      .withTags(rules)
      .analyze()
    expect(passes.length, `rules that were looked at: ${where}, ${scheme}`).toBeGreaterThan(5)
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    )
    expect.soft(found, `${where}, ${scheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest } from '../../build/launch/test.mjs'

const fileWith = (...statuses: string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
})
const brokenFile = { status: 'failed', assertionResults: [] }

describe('the totals of a test run', () => {
  it('count what vitest reports', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [fileWith('passed', 'passed', 'failed')],
    }
    expect(countVitest(report, 1)).toEqual({ passed: 2, failed: 1 })
  })

  it('count a file that cannot be loaded as a failure', () => {
    const report = { numPassedTests: 1, numFailedTests: 0, testResults: [fileWith('passed'), brokenFile] }
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1 })
  })

  it('count what Playwright reports, and a test that passes only at the second try as a failure', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } }, 1)).toEqual({
      passed: 5,
      failed: 2,
    })
  })

  it('never call a run green whose runner ended badly or left no report', () => {
    expect(countVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toEqual({
      passed: 3,
      failed: 1,
    })
    expect(countVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright(undefined, 1)).toEqual({ passed: 0, failed: 1 })
  })
})

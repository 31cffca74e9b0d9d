import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { encodeRequest } from '../../shared/contract/http.ts'
import { type AccountOperationName, accountOperation, type Input } from '../../shared/contract/index.ts'
import type { Client } from '../support/client.ts'
import { ADA, openFirm, row, signIn } from './acts.ts'
import { expect, test } from './fixtures.ts'

let website: Server

test.beforeEach(async () => {
  website = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>A website</title><h1>Win a prize</h1>')
  })
  website.listen(0, '127.0.0.1')
  await once(website, 'listening')
})
test.afterEach(async () => {
  website.closeAllConnections()
  website.close()
  await once(website, 'close')
})

// Another port of the same host is the same site to a browser, so that cookies travel; another host is not.
for (const host of ['127.0.0.1', 'localhost']) {
  test(`a website at ${host} in the same browser reads nothing and changes nothing`, async ({
    openTab,
    server,
  }) => {
    const ada = await openFirm(server.address)
    const office = await openTab(server.address)
    await signIn(office)
    await expect(row(office, ADA.name)).toBeVisible()
    const before = await readEverything(ada)

    const page = await office.context().newPage()
    await page.goto(`http://${host}:${(website.address() as AddressInfo).port}/`)
    await expectNothingIsRead(page, server.address)
    await expectNothingIsWritten(page, server.address)
    await expectNotFramed(page, server.address)

    expect(await readEverything(ada)).toEqual(before)
    await office.reload()
    await expect(row(office, ADA.name)).toBeVisible()
  })
}

async function expectNothingIsRead(page: Page, address: string): Promise<void> {
  const paths = [pathOf('users.list', {}), pathOf('session.read', {}), pathOf('account.read', {})]
  const outcomes = await page.evaluate(
    async (urls) => {
      const read: string[] = []
      for (const url of urls) {
        await fetch(url, { credentials: 'include' }).then(
          async (answer) => read.push(await answer.text()),
          () => undefined,
        )
        const opaque = await fetch(url, { credentials: 'include', mode: 'no-cors' }).catch(() => undefined)
        if (opaque && opaque.type !== 'opaque') read.push(`${url} is ${opaque.type}`)
        const shown = await new Promise<boolean>((settle) => {
          const image = document.body.appendChild(new Image())
          image.onload = () => settle(true)
          image.onerror = () => settle(false)
          image.src = url
        })
        if (shown) read.push(`${url} is a picture`)
      }
      return read
    },
    paths.map((path) => address + path),
  )
  expect(outcomes).toEqual([])
}

async function expectNothingIsWritten(page: Page, address: string): Promise<void> {
  const url =
    address + pathOf('invitations.create', { addresses: ['evil@evil.test'], level: 'administrator' })
  const body = JSON.stringify({ addresses: ['evil@evil.test'], level: 'administrator' })
  const sent = await page.evaluate(
    async ({ url, body, signOut }) => {
      const seen: string[] = []
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
        const init = { method: 'POST', body, headers: { 'content-type': type } }
        for (const mode of ['cors', 'no-cors'] as const)
          await fetch(url, { ...init, mode, credentials: 'include' }).then(
            ({ type: answered }) => seen.push(answered),
            () => seen.push('refused'),
          )
      }
      await fetch(signOut, { method: 'DELETE', credentials: 'include' }).catch(() => seen.push('refused'))
      navigator.sendBeacon(url, body)
      return seen
    },
    { url, body, signOut: address + pathOf('session.signOut', {}) },
  )
  expect(sent).not.toContain('cors')
  for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const answered = page.waitForResponse(url)
    await page.evaluate(sendForm, { url, enctype, name: `${body.slice(0, -1)},"x":"`, value: '"}' })
    expect((await answered).status()).toBeGreaterThanOrEqual(400)
  }
}

function sendForm(facts: { url: string; enctype: string; name: string; value: string }): void {
  const frame = document.createElement('iframe')
  frame.name = `frame-${document.querySelectorAll('iframe').length}`
  document.body.append(frame)
  const form = document.body.appendChild(document.createElement('form'))
  form.method = 'post'
  form.action = facts.url
  form.enctype = facts.enctype
  form.target = frame.name
  const field = form.appendChild(document.createElement('input'))
  field.name = facts.name
  field.value = facts.value
  form.submit()
}

async function expectNotFramed(page: Page, address: string): Promise<void> {
  await page.evaluate((url) => {
    const frame = document.createElement('iframe')
    frame.name = 'roster'
    frame.src = url
    return new Promise((settle) => {
      frame.onload = settle
      document.body.append(frame)
    })
  }, address)
  // A refused page is put into the frame by another process, a moment later.
  await expect.poll(() => page.frame('roster')?.url() ?? '').toMatch(/^chrome-error:/)
}

async function readEverything(client: Client) {
  return {
    users: (await client.call('users.list', {})).items.map(({ email, level, status }) => ({
      email,
      level,
      status,
    })),
    invitations: (await client.call('invitations.list', {})).items,
    messages: (await client.call('outbox.list', {})).items,
    account: await client.call('account.read', {}),
  }
}

function pathOf<N extends AccountOperationName>(name: N, input: Input<N>): string {
  return encodeRequest(accountOperation(name), input).path
}

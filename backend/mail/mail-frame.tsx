import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import type { ReactNode } from 'react'
import type { MailLink } from './content.ts'

const fontFamily = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** Mail programs that know dark mode take these; the others keep the inline styles. */
const darkMode = `
  @media (prefers-color-scheme: dark) {
    .page, .page > table > tbody > tr > td { background-color: #17181b !important; }
    .sheet { background-color: #212226 !important; border-color: #35373d !important; }
    .ink { color: #e8e9ec !important; }
    .quiet { color: #a6a9b2 !important; }
    .rule { border-color: #35373d !important; }
    .quote { border-color: #4a4d55 !important; }
    .link { color: #a3b8ff !important; }
  }
`

/** The sheet that every message is written on. */
export function MailFrame(props: { preview: string; heading: string; footer: string; children: ReactNode }) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <style>{darkMode}</style>
      </Head>
      <Preview>{props.preview}</Preview>
      <Body
        className="page"
        style={{ margin: 0, padding: '24px 8px', backgroundColor: '#f3f4f6', fontFamily }}
      >
        <Container
          className="sheet"
          style={{
            maxWidth: 560,
            padding: '28px 32px',
            backgroundColor: '#ffffff',
            border: '1px solid #e1e3e8',
            borderRadius: 8,
          }}
        >
          <Heading
            as="h1"
            className="ink"
            style={{
              margin: '0 0 16px',
              fontSize: 20,
              lineHeight: '28px',
              fontWeight: 600,
              color: '#1d1f24',
            }}
          >
            {props.heading}
          </Heading>
          {props.children}
          <Hr className="rule" style={{ margin: '24px 0 16px', borderColor: '#e1e3e8' }} />
          <Text className="quiet" style={{ margin: 0, fontSize: 13, lineHeight: '20px', color: '#646872' }}>
            {props.footer}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

/** A paragraph. */
export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ margin: '0 0 14px', fontSize: 15, lineHeight: '23px', color: '#1d1f24' }}>
      {children}
    </Text>
  )
}

/** Somebody else's words, told apart from Roster's own. */
export function Quotation({ lines }: { lines: string[] }) {
  const style = {
    margin: '0 0 16px',
    padding: '0 0 0 14px',
    borderLeft: '3px solid #c9cdd6',
    fontSize: 15,
    lineHeight: '23px',
    color: '#1d1f24',
  }
  const broken: ReactNode[] = []
  for (const line of lines) broken.push(line, <br key={broken.length} />)
  return (
    <blockquote className="ink quote" style={style}>
      {broken}
    </blockquote>
  )
}

/** The one thing to do, as a button and as a plain address for mail programs that show no buttons. */
export function CallToAction({ label, link }: { label: string; link: MailLink }) {
  if ('instead' in link) return <Paragraph>{link.instead}</Paragraph>
  return (
    <Section>
      <Button
        href={link.href}
        style={{
          margin: '4px 0 18px',
          padding: '11px 20px',
          borderRadius: 6,
          backgroundColor: '#3b4cca',
          color: '#ffffff',
          fontSize: 15,
          fontWeight: 600,
          textDecoration: 'none',
        }}
      >
        {label}
      </Button>
      <div data-skip-in-text="true">
        <Text
          className="quiet"
          style={{ margin: '0 0 4px', fontSize: 13, lineHeight: '20px', color: '#646872' }}
        >
          If the button does not work, copy this address into your browser:
        </Text>
        <Text style={{ margin: '0 0 16px', fontSize: 13, lineHeight: '20px', wordBreak: 'break-all' }}>
          <Link className="link" href={link.href} style={{ color: '#3b4cca' }}>
            {link.href}
          </Link>
        </Text>
      </div>
    </Section>
  )
}

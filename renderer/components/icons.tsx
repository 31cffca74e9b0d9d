import type { ReactNode } from 'react'

export interface IconProps {
  size?: number | undefined
  className?: string | undefined
}

function Glyph({ size = 16, className, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      aria-hidden
      focusable={false}
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

export function IconUsers(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c.3-2.7 2-4 4.5-4s4.2 1.3 4.5 4" />
      <path d="M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12.2 9.9c1.3.5 2.1 1.7 2.3 3.6" />
    </Glyph>
  )
}

export function IconUser(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="5" r="2.75" />
      <path d="M2.75 14c.4-3 2.3-4.5 5.25-4.5s4.85 1.5 5.25 4.5" />
    </Glyph>
  )
}

export function IconUserPlus(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="6.5" cy="5" r="2.75" />
      <path d="M1.5 14c.4-3 2.1-4.5 5-4.5 1 0 1.9.2 2.6.6M12.5 9.5v5M10 12h5" />
    </Glyph>
  )
}

export function IconPencil(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m10.6 2.9 2.5 2.5-7.6 7.6-3.1.6.6-3.1zm-1.4 1.4 2.5 2.5" />
    </Glyph>
  )
}

export function IconSearch(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.25 10.25 3.5 3.5" />
    </Glyph>
  )
}

export function IconClose(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Glyph>
  )
}

export function IconCheck(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m3.25 8.5 3.25 3.25 6.25-7.25" />
    </Glyph>
  )
}

export function IconChevronDown(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m4.5 6.25 3.5 3.5 3.5-3.5" />
    </Glyph>
  )
}

export function IconSortUp(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
    </Glyph>
  )
}

export function IconSortDown(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 3.5v9M4.5 9 8 12.5 11.5 9" />
    </Glyph>
  )
}

export function IconMore(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth={2.2} />
    </Glyph>
  )
}

export function IconWarning(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 2.25 14.25 13.25H1.75z" />
      <path d="M8 6.5v3.25M8 11.5v.01" />
    </Glyph>
  )
}

export function IconFailure(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.75v4M8 11v.01" />
    </Glyph>
  )
}

export function IconInfo(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.25v4M8 5v.01" />
    </Glyph>
  )
}

export function IconSuccess(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.25 8.25 2 2 3.5-4" />
    </Glyph>
  )
}

export function IconOffline(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M1.5 6.25a9.5 9.5 0 0 1 4-2.2M14.5 6.25A9.5 9.5 0 0 0 8.5 3.5M4 9a6 6 0 0 1 2.5-1.5M12 9a6 6 0 0 0-1.5-1M8 12.25v.01M2.5 2.5l11 11" />
    </Glyph>
  )
}

export function IconLock(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="3.25" y="7" width="9.5" height="6.75" rx="1.5" />
      <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />
    </Glyph>
  )
}

export function IconEye(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M1.5 8c1.6-2.9 3.8-4.25 6.5-4.25S12.9 5.1 14.5 8c-1.6 2.9-3.8 4.25-6.5 4.25S3.1 10.9 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </Glyph>
  )
}

export function IconEyeOff(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M6 4c.6-.2 1.3-.3 2-.3 2.7 0 4.9 1.4 6.5 4.3-.6 1-1.2 1.9-2 2.5M3.6 5.4C2.8 6.1 2.1 6.9 1.5 8c1.6 2.9 3.8 4.25 6.5 4.25 1.1 0 2.1-.2 3-.7M2.5 2.5l11 11" />
    </Glyph>
  )
}

export function IconMail(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.5" />
      <path d="m2.25 4.5 5.75 4.25 5.75-4.25" />
    </Glyph>
  )
}

export function IconSend(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m14 2-5 12-2.25-5.25L1.5 6.5z" />
      <path d="M14 2 6.75 8.75" />
    </Glyph>
  )
}

export function IconLink(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M6.75 9.25a2.75 2.75 0 0 0 4 0l2.25-2.25a2.83 2.83 0 0 0-4-4l-1 1" />
      <path d="M9.25 6.75a2.75 2.75 0 0 0-4 0L3 9a2.83 2.83 0 0 0 4 4l1-1" />
    </Glyph>
  )
}

export function IconCopy(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </Glyph>
  )
}

export function IconTrash(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2.75 4.25h10.5M6 4.25V2.75h4v1.5M4 4.25l.6 9h6.8l.6-9M6.7 7v3.75M9.3 7v3.75" />
    </Glyph>
  )
}

export function IconRefresh(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M13.25 8A5.25 5.25 0 1 1 11.5 4.1L13.25 5.75" />
      <path d="M13.25 2.5v3.25H10" />
    </Glyph>
  )
}

export function IconReplace(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2.5 6.25h9.25L9 3.5M13.5 9.75H4.25L7 12.5" />
    </Glyph>
  )
}

export function IconColumns(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M6 3v10M10 3v10" />
    </Glyph>
  )
}

export function IconAccount(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2.25 13.75V4.5L8 2.25l5.75 2.25v9.25M1.25 13.75h13.5M5.25 7h1M9.75 7h1M5.25 10h1M9.75 10h1" />
    </Glyph>
  )
}

export function IconOutbox(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2 9.25 3.75 3h8.5L14 9.25V13H2z" />
      <path d="M2 9.25h3.5L6.5 11h3l1-1.75H14" />
    </Glyph>
  )
}

export function IconSettings(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="2.25" />
      <path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4" />
    </Glyph>
  )
}

export function IconSidebar(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="1.75" y="2.75" width="12.5" height="10.5" rx="1.5" />
      <path d="M5.75 2.75v10.5" />
    </Glyph>
  )
}

export function IconClock(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </Glyph>
  )
}

export function IconKey(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="5" cy="8" r="3" />
      <path d="M8 8h6.25v2.5M11.5 8v2" />
    </Glyph>
  )
}

export function IconBilling(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M3.5 1.75h9v12.5l-2.25-1.5-2.25 1.5-2.25-1.5-2.25 1.5z" />
      <path d="M6 5.25h4M6 8.25h4" />
    </Glyph>
  )
}

export function IconPrint(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M4.5 5.5v-3.5h7v3.5M4.5 11.5h-2.25v-6h11.5v6h-2.25" />
      <path d="M4.5 9.5h7v4.5h-7z" />
    </Glyph>
  )
}

export function IconDownload(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 2.25v8M4.75 7.25 8 10.5l3.25-3.25M2.75 13.5h10.5" />
    </Glyph>
  )
}

export function IconCases(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M1.75 12.5v-9h4.5l1.5 2h6.5v7z" />
    </Glyph>
  )
}

export function IconMyCases(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="1.75" y="5" width="12.5" height="8.25" rx="1.5" />
      <path d="M5.5 5V3.25h5V5M1.75 8.75h12.5" />
    </Glyph>
  )
}

export function IconPlus(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 3v10M3 8h10" />
    </Glyph>
  )
}

export function IconActivity(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M1.5 8.5h2.75L6.25 3l3.5 10 2-4.5h2.75" />
    </Glyph>
  )
}

export function IconShield(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 1.75 13 3.5v4.25c0 3-2 5.25-5 6.5-3-1.25-5-3.5-5-6.5V3.5z" />
      <path d="m5.75 8 1.75 1.75 3-3.25" />
    </Glyph>
  )
}

export function IconTemplates(props: IconProps) {
  return (
    <Glyph {...props}>
      <rect x="2.75" y="1.75" width="10.5" height="12.5" rx="1.5" />
      <path d="M5.25 5h5.5M5.25 8h1.5M9 8h1.75M5.25 11h1.5M9 11h1.75" />
    </Glyph>
  )
}

export function IconGrip(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth={2} />
    </Glyph>
  )
}

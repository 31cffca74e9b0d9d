/** A time zone as it is offered: named for a city, found by others of its neighbourhood too. */
export interface TimeZoneChoice {
  /** IANA name. */
  name: string
  label: string
  keywords: string
}

// Cities whose zone still has an older name in the runtime's list.
const presentCities: Record<string, string> = {
  'Africa/Asmera': 'Asmara',
  'America/Coral_Harbour': 'Atikokan',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Faeroe': 'Faroe Islands',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
}

// Larger cities, countries and common names that no zone is named for.
const neighbours: Record<string, string> = {
  'America/Anchorage': 'Alaska',
  'America/Chicago':
    'Austin Dallas Houston Memphis Milwaukee Minneapolis Nashville New Orleans San Antonio US Central',
  'America/Denver': 'Albuquerque Boulder Salt Lake City US Mountain',
  'America/Edmonton': 'Calgary',
  'America/Los_Angeles':
    'Las Vegas Portland Sacramento San Diego San Francisco San Jose Seattle US Pacific California',
  'America/New_York':
    'Atlanta Baltimore Boston Charlotte Cleveland Miami Philadelphia Pittsburgh Washington DC US Eastern',
  'America/Phoenix': 'Arizona Tucson',
  'America/Sao_Paulo': 'Brasilia Rio de Janeiro Brazil',
  'America/Toronto': 'Montreal Ottawa Quebec',
  'Asia/Calcutta': 'Bangalore Bengaluru Chennai Delhi Hyderabad Mumbai India',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Karachi': 'Islamabad Lahore Pakistan',
  'Asia/Riyadh': 'Jeddah Saudi Arabia',
  'Asia/Saigon': 'Hanoi Vietnam',
  'Asia/Shanghai': 'Beijing Guangzhou Shenzhen China',
  'Asia/Tokyo': 'Kyoto Osaka Japan',
  'Australia/Sydney': 'Canberra',
  'Africa/Johannesburg': 'Cape Town Durban Pretoria South Africa',
  'Africa/Lagos': 'Abuja Nigeria',
  'Europe/Berlin': 'Cologne Dusseldorf Frankfurt Hamburg Munich Stuttgart Germany',
  'Europe/Istanbul': 'Ankara Izmir Turkey',
  'Europe/London': 'Birmingham Cardiff Edinburgh Glasgow Leeds Manchester Belfast Britain England UK',
  'Europe/Madrid': 'Barcelona Valencia Spain',
  'Europe/Paris': 'Lyon Marseille France',
  'Europe/Rome': 'Milan Naples Turin Italy',
  'Europe/Zurich': 'Basel Bern Geneva Lausanne Switzerland',
  'Pacific/Auckland': 'Wellington New Zealand',
  'Pacific/Honolulu': 'Hawaii',
  UTC: 'GMT Greenwich universal',
}

/** Every time zone this runtime knows, by city; with the one in use, under whatever name it was stored. */
export function listTimeZones(inUse: string): TimeZoneChoice[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', inUse])
  const own = canonicalZone(inUse)
  if (own !== inUse) names.delete(own)
  return [...names]
    .map((name) => ({
      name,
      label: zoneLabel(name),
      keywords: `${name.replace(/[_/]/g, ' ')} ${neighbours[canonicalZone(name)] ?? ''}`,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'))
}

/** The city a zone is named for: "New York". */
export function zoneCity(name: string): string {
  return presentCities[name] ?? (name.split('/').at(-1) ?? name).replaceAll('_', ' ')
}

/** Whether two names mean the same zone, such as Asia/Calcutta and Asia/Kolkata. */
export function isSameZone(one: string, other: string): boolean {
  return canonicalZone(one) === canonicalZone(other)
}

function zoneLabel(name: string): string {
  const parts = name.split('/')
  return parts.length === 1
    ? zoneCity(name)
    : `${zoneCity(name)}, ${(parts.at(-2) ?? '').replaceAll('_', ' ')}`
}

function canonicalZone(name: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
}

import { readConfig } from '../../backend/config.ts'
import { startBackend } from '../../backend/start.ts'
import { TEST_SECRET } from './test-secret.ts'

const [, , databaseUrl = '', smtpPort = ''] = process.argv
const config = readConfig(
  {
    DATABASE_URL: databaseUrl,
    ROSTER_SECRET: TEST_SECRET,
    ROSTER_LOG_LEVEL: 'error',
    ROSTER_SMTP_HOST: '127.0.0.1',
    ROSTER_SMTP_PORT: smtpPort,
    ROSTER_SMTP_SECURITY: 'none',
    ROSTER_MAIL_FROM_ADDRESS: 'roster@roster.test',
  },
  { dataDir: '/nonexistent', isSample: false },
)
await startBackend(config, TEST_SECRET, { connectionString: databaseUrl })
process.stdout.write('ready\n')
// The templates are loaded with the first message, and whoever runs this module loads nothing once it has ended.
await new Promise<never>(() => undefined)

/** What a start may choose; everything else is the same everywhere. */
interface ServerChoices {
  /** A folder for the unix socket, or null for the loopback address (Windows). */
  socketFolder: string | null
  port: number
  maxConnections: number
  /** Off only in tests: a crash of the computer may then lose everything. */
  durable: boolean
}

/**
 * The server's settings as command line arguments, so that a new Roster brings new settings without
 * touching the data. Chosen for a desktop that holds up to 100,000 users and mostly idles.
 */
export function listSettings({ socketFolder, port, maxConnections, durable }: ServerChoices): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: socketFolder === null ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder ?? '',
    unix_socket_permissions: '0700',
    port,
    max_connections: maxConnections,
    password_encryption: 'scram-sha-256',
    // The passwords are 256 random bits; repeating the hash would only slow down every connection.
    scram_iterations: 1,

    shared_buffers: '32MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    huge_pages: 'off',
    jit: 'off',
    // Reads inside each backend: the default keeps three more processes for a disk we hardly touch.
    io_method: 'sync',
    max_worker_processes: 4,
    max_parallel_workers: 2,
    autovacuum: 'on',
    autovacuum_worker_slots: 2,
    autovacuum_max_workers: 2,

    // Nothing is replicated, so less is written; backups are exports of whole accounts.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_replication_slots: 0,
    max_logical_replication_workers: 0,
    wal_compression: 'on',
    min_wal_size: '32MB',
    max_wal_size: '512MB',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',

    // No statement and no value of a row ever reaches the log.
    log_min_messages: 'warning',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

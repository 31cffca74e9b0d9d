import { freeBytes } from '../embedded/data-folder.ts'

/** The disk that holds the data. */
export interface Disk {
  /** Bytes that can still be written; infinite where the disk is not Roster's to watch. */
  freeBytes(): Promise<number>
}

const KNOWN_FOR_MS = 2_000

/** The disk of a data folder, looked at every few seconds at most. */
export function folderDisk(folder: string): Disk {
  let looked = Number.NEGATIVE_INFINITY
  let free: Promise<number> = Promise.resolve(Number.POSITIVE_INFINITY)
  return {
    freeBytes() {
      if (performance.now() - looked < KNOWN_FOR_MS) return free
      looked = performance.now()
      // A disk that cannot be measured is not taken for full: the database itself says when it is.
      free = freeBytes(folder).catch(() => Number.POSITIVE_INFINITY)
      return free
    },
  }
}

/** A database elsewhere has its own watch. */
export const unwatchedDisk: Disk = { freeBytes: async () => Number.POSITIVE_INFINITY }

/** A disk for tests, as full as they say. */
export interface FillableDisk extends Disk {
  free: number
}

/** A disk with plenty of space until a test changes it. */
export function fillableDisk(): FillableDisk {
  const disk: FillableDisk = { free: 10 ** 12, freeBytes: async () => disk.free }
  return disk
}

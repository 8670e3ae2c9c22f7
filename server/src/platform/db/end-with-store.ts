import type { PGlite } from '@electric-sql/pglite'
import { START_UP_ERRORS } from '../base/start-up-error.ts'

// After a panic, as when its log cannot be written, PGlite would go on in an endless loop. Its log restores it at the next start.
export function endWithStore(pglite: PGlite, data_dir: string): void {
  Object.assign(pglite.Module, {
    onAbort: () => {
      process.stderr.write(
        `The store in ${data_dir} could not write to its disk and stopped: check the disk and start again.\n`,
      )
      process.exit(START_UP_ERRORS.disk_full)
    },
  })
}

export function endWithoutFolder(data_dir: string): void {
  process.stderr.write(
    `The store in ${data_dir} is missing and the server stopped: restore the folder and start again.\n`,
  )
  process.exit(START_UP_ERRORS.folder_unwritable)
}

// As after a pause of the machine: what two processes write destroys the store.
export function endWithoutLock(data_dir: string): void {
  process.stderr.write(
    `The lock of this server in ${data_dir} is gone, so another process may use the store and the server stopped: start one server only.\n`,
  )
  process.exit(START_UP_ERRORS.folder_locked)
}

import { Command } from 'commander'
import { addErase } from './cli/erase.ts'
import { addExplain } from './cli/explain.ts'
import { addExport } from './cli/export.ts'
import { addMigrate } from './cli/migrate.ts'
import { addOwnerLink } from './cli/owner-link.ts'
import { addPasswordLink } from './cli/password-link.ts'
import { addReplay } from './cli/replay.ts'
import { reportFailure } from './cli/report-failure.ts'
import { addServe } from './cli/serve.ts'
import { addSetup } from './cli/setup.ts'

const program = new Command('selfsame')
  .description('Conversations on WhatsApp Business, with or without the customer’s phone number.')
  .showHelpAfterError()

// One file per command in cli/, in the order in which help lists them. Each imports what it works with when it runs: reading the
// whole server takes over a second.
for (const addCommand of [
  addServe,
  addSetup,
  addOwnerLink,
  addPasswordLink,
  addReplay,
  addExplain,
  addExport,
  addErase,
  addMigrate,
])
  addCommand(program)

// A reader of the output that has gone, or a full disk behind it, costs lines and not the server.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

try {
  await program.parseAsync()
} catch (error) {
  reportFailure(error)
}

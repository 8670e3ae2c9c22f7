import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serverLock } from './server-lock.ts'

// Run in the root: writes the server's package.json and its lock into the folder that is named, for `npm ci` there.
const [folder = '.'] = process.argv.slice(2)
const manifest = JSON.parse(await readFile('server/package.json', 'utf8'))
const lock = serverLock(JSON.parse(await readFile('package-lock.json', 'utf8')), manifest)
await writeFile(join(folder, 'package.json'), JSON.stringify(lock.packages[''], null, 2))
await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2))

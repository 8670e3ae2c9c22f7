import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// Where the API answers while developing; `npm run dev` sets it.
const api = process.env.SELFSAME_URL ?? 'http://127.0.0.1:3000'
// An API key instead of a session; only ever put on requests of the development server.
const key = process.env.SELFSAME_API_KEY
const proxied = { target: api, ...(key && { headers: { authorization: `Bearer ${key}` } }) }

const ASSETS = join(import.meta.dirname, 'dist/assets')
const COMPRESSIBLE = /\.(js|css|svg)$/

/** Puts compressed copies beside what was built: the server only chooses. */
function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    closeBundle: async () => {
      const names = (await readdir(ASSETS)).filter((name) => COMPRESSIBLE.test(name))
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(ASSETS, name))
          await writeFile(join(ASSETS, `${name}.br`), await promisify(brotliCompress)(bytes))
          await writeFile(join(ASSETS, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
        }),
      )
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressAssets()],
  // Nothing is written into the page itself: the server's policy would refuse it.
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, outDir: 'dist' },
  server: { proxy: { '/v1': proxied, '/auth': proxied } },
})

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { addIcons } from './scripts/icons.ts'
import { readScalar } from './scripts/scalar.ts'

// Where the API answers while developing; `npm run dev` sets it.
const api = process.env.SELFSAME_URL ?? 'http://127.0.0.1:3000'
// An API key instead of a session; only ever put on requests of the development server.
const key = process.env.SELFSAME_API_KEY
const proxied = { target: api, ...(key && { headers: { authorization: `Bearer ${key}` } }) }

const DIST = join(import.meta.dirname, 'dist')
// The API reference is a page of its own, which loads nothing of the application.
const NOT_DOCS = /^(?!.*(?:\/src\/docs\/|\/docs\.html))/
const COMPRESSIBLE = /\.(js|css|svg)$/

/** Puts compressed copies beside what was built: the server only chooses. */
function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    closeBundle: async () => {
      const assets = join(DIST, 'assets')
      const names = (await readdir(assets)).filter((name) => COMPRESSIBLE.test(name))
      await Promise.all(names.map((name) => compress(join(assets, name))))
    },
  }
}

/** Puts Scalar's file beside the application, unbundled: only the API reference loads it. */
function addScalar(): Plugin {
  return {
    name: 'add-scalar',
    apply: 'build',
    closeBundle: async () => {
      const file = join(DIST, 'docs/scalar.js')
      await mkdir(join(DIST, 'docs'), { recursive: true })
      await writeFile(file, await readScalar())
      await compress(file)
    },
  }
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes))
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), addIcons(), compressAssets(), addScalar()],
  // `rail_place`: readable in the browser, and it compresses better than a hash. A test keeps the names of the files unique.
  css: { modules: { generateScopedName: (name, file) => `${basename(file, '.module.css')}_${name}` } },
  // Nothing is written into the page itself: the server's policy would refuse it.
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1_000,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: 'dist',
    rolldownOptions: {
      input: ['index.html', 'docs.html'].map((page) => join(import.meta.dirname, page)),
      // One file for the first view: forty small ones compress to 20 kB more, and would load Mantine's styles after ours.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: NOT_DOCS }] } },
    },
  },
  server: { proxy: { '/v1': proxied, '/auth': proxied, '/openapi.json': proxied, '/docs/': proxied } },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Where the API answers while developing: `npm start` beside `npm run dev:web`.
const api = process.env.SELFSAME_URL ?? 'http://127.0.0.1:3000'
// An API key instead of a session; only ever put on requests of the development server.
const key = process.env.SELFSAME_API_KEY
const proxied = { target: api, ...(key && { headers: { authorization: `Bearer ${key}` } }) }

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // Nothing is written into the page itself: the server's policy would refuse it.
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, outDir: 'dist' },
  server: { proxy: { '/v1': proxied, '/auth': proxied } },
})

// Loaded before a bot whose library has Graph's host written into it (`node --require ./point-elsewhere.cjs bot.js`):
// what axios would ask graph.facebook.com it asks GRAPH_URL.
const { createRequire } = require('node:module')

// The very instance that the provider sends with.
const axios = createRequire(require.resolve('@builderbot/provider-meta'))('axios')
axios.interceptors.request.use((config) => {
  config.url = config.url.replace('https://graph.facebook.com', process.env.GRAPH_URL)
  return config
})

# Selfsame in one image: the server runs TypeScript directly, so only the browser application is built.
FROM node:24-bookworm-slim AS workspaces
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY server/package.json server/
COPY sandbox/package.json sandbox/
COPY demo/package.json demo/
COPY bench/package.json bench/
COPY web/package.json web/
COPY client/package.json client/

FROM workspaces AS dependencies
COPY docker/*.ts docker/
# With a lock of its own the server gets what it needs, and not what other workspaces have.
RUN mkdir install && cp .npmrc install && node docker/write-server-lock.ts install && npm ci --prefix install --ignore-scripts

FROM workspaces AS browser
RUN npm ci --ignore-scripts --workspace web
COPY tsconfig.json ./
COPY web web
RUN node_modules/.bin/vite build web --config web/vite.config.ts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/install/node_modules node_modules
COPY package.json LICENSE ./
COPY server server
COPY --from=browser /app/web/dist web/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# One process does everything; run several with `--roles web` and `--roles worker` on one PostgreSQL to spread the load.
ENTRYPOINT ["node", "server/src/main.ts"]
CMD ["serve"]

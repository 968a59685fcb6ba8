# syntax=docker/dockerfile:1

# The image brings its own Node; the lockfile's platform packages of Node are optional and left out of it.
FROM node:26-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional

# The bundler is native: its binary is an optional package, so nothing is omitted here.
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
COPY sandbox ./sandbox
COPY scripts/check-licences.mjs ./scripts/check-licences.mjs
RUN node scripts/check-licences.mjs
COPY client/src ./client/src
COPY client/persisted-documents.json ./client/
COPY examples ./examples
COPY dashboard ./dashboard
COPY scripts/build-dashboard.ts scripts/build-server.ts scripts/bundle.ts ./scripts/
# Under the path that it will run from: with the program comes what this Node compiled of it, which a start then need not.
RUN node scripts/build-server.ts
RUN node scripts/build-dashboard.ts
# The bill of materials goes with what it is of.
RUN npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > dist/sbom.cdx.json

FROM node:26-slim
# Each thread would have memory of its own to take from, a tenth of the whole that is never given back.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/dashboard/dist ./dashboard/dist
COPY examples ./examples
COPY dashboard/persisted-documents.json ./dashboard/
COPY client/persisted-documents.json ./client/
COPY package.json LICENSE ./
# By number, so that Kubernetes can see that it is not root. It is the user `node` of the base image.
USER 1000:1000
# Refused logins are remembered here: a container that forgets them can lock the partner out.
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# V8 collects and compiles on four threads beside ours unless it is told otherwise, which on one core take turns with it as equals.
ENTRYPOINT ["node", "--v8-pool-size=1", "dist/src/main.js"]
CMD ["serve"]

# syntax=docker/dockerfile:1
# gsocbot in a container: nothing but its runtime, its locked dependencies, its source and its data.
#
#     docker build -t gsocbot .
#     docker run --rm --init --read-only --tmpfs /tmp -v ./config:/etc/gsocbot:ro -v gsocbot:/var/lib/gsocbot gsocbot

FROM node:24-bookworm-slim AS build
# sqlite3 is compiled (vendor/prebuild-install).
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/gsocbot
COPY package.json package-lock.json .npmrc ./
# The packages of our own that stand in for a dependency's: npm links to them.
COPY vendor vendor
RUN npm ci --omit=dev --no-audit --no-fund
COPY src src
COPY data data
# Parses the bundled programs once, so that a container with a read-only file system starts as fast as any other.
RUN NODE_COMPILE_CACHE=node_modules/.cache/node node src/main.ts check \
 && NODE_COMPILE_CACHE=node_modules/.cache/node node src/main.ts ask next

FROM node:24-bookworm-slim
ENV NODE_ENV=production NODE_COMPILE_CACHE=/opt/gsocbot/node_modules/.cache/node MALLOC_ARENA_MAX=1
RUN mkdir /var/lib/gsocbot /etc/gsocbot && chown node:node /var/lib/gsocbot
COPY --from=build /opt/gsocbot /opt/gsocbot
USER node
WORKDIR /var/lib/gsocbot
VOLUME /var/lib/gsocbot
# In the configuration: database: /var/lib/gsocbot/gsocbot.sqlite, secrets as {file: /run/secrets/NAME}.
ENTRYPOINT ["node", "--max-semi-space-size=2", "--heap-growing-percent=20", "/opt/gsocbot/src/main.ts"]
CMD ["start", "--config", "/etc/gsocbot/gsocbot.yaml"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
  CMD ["node", "/opt/gsocbot/src/main.ts", "health", "--config", "/etc/gsocbot/gsocbot.yaml"]
STOPSIGNAL SIGTERM

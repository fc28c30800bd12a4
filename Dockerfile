# syntax=docker/dockerfile:1
# gsocbot in a container: nothing but its runtime, what was built of its source, the dependencies that stay outside of that, and its data.
#
#     docker build -t gsocbot .
#     docker run --name gsocbot --init --read-only --tmpfs /tmp -v ./config:/etc/gsocbot:ro -v gsocbot:/var/lib/gsocbot gsocbot
#     docker exec gsocbot gsocbot health --config /etc/gsocbot/gsocbot.yaml

# The runtime that package.json pins.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS build
# sqlite3 is compiled (vendor/prebuild-install).
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/gsocbot
COPY package.json package-lock.json .npmrc ./
# The packages of our own that stand in for a dependency's: npm links to them.
COPY vendor vendor
RUN npm ci --no-audit --no-fund
COPY bin bin
COPY src src
COPY tools tools
COPY data data
# What only builds and tests is left behind, the runtime among it: the image brings the same one.
RUN npm run -s build \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -r src tools \
 && mkdir -p node_modules/.cache && chown -R node:node node_modules/.cache
# The bundled programs are parsed and the code is compiled once, so that a container with a read-only file system starts as fast as any
# other; by the user that it runs as, for Node finds what it kept by that.
USER node
RUN bin/gsocbot check && bin/gsocbot ask next

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production
RUN ln -s /opt/gsocbot/bin/gsocbot /usr/local/bin/gsocbot \
 && mkdir /var/lib/gsocbot /etc/gsocbot && chown node:node /var/lib/gsocbot
COPY --from=build /opt/gsocbot/package.json /opt/gsocbot/
COPY --from=build /opt/gsocbot/bin /opt/gsocbot/bin
COPY --from=build /opt/gsocbot/vendor /opt/gsocbot/vendor
COPY --from=build /opt/gsocbot/node_modules /opt/gsocbot/node_modules
COPY --from=build /opt/gsocbot/data /opt/gsocbot/data
COPY --from=build /opt/gsocbot/build /opt/gsocbot/build
USER node
WORKDIR /var/lib/gsocbot
VOLUME /var/lib/gsocbot
# In the configuration: database: /var/lib/gsocbot/gsocbot.sqlite, secrets as {file: /run/secrets/NAME}.
ENTRYPOINT ["gsocbot"]
CMD ["start", "--config", "/etc/gsocbot/gsocbot.yaml"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
  CMD ["gsocbot", "health", "--config", "/etc/gsocbot/gsocbot.yaml"]
STOPSIGNAL SIGTERM

# Klynge in a container: built from source with Node and the SDK, run on the runtime alone and without root.
# Not built on the machines the project is tested on, which have no container engine; what it runs is what they test.
# Say which images to stand on: Node 20, the .NET 10 SDK and the ASP.NET 10 runtime of Debian, from wherever you get yours.
#   docker build --build-arg NODE=… --build-arg SDK=… --build-arg RUNTIME=… .
ARG NODE
ARG SDK
ARG RUNTIME
FROM ${NODE} AS node

FROM ${SDK} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN npm ci --prefix src/Klynge.Web --no-audit --no-fund
RUN dotnet publish src/Klynge.Web -c Release -o /klynge

# The full image: Norwegian order needs ICU, and days need time zones.
FROM ${RUNTIME}
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && install -d -o app -g app -m 0700 /data
COPY --from=build /klynge /klynge
USER app
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD curl -fsS http://localhost:8080/health/ready || exit 1
ENTRYPOINT ["/klynge/klynge"]
CMD ["serve", "--data", "/data", "--urls", "http://+:8080"]

# The packages come from the same hashed locks as everywhere else, as wheels only: nothing is compiled.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/magnolia
RUN /opt/magnolia/bin/pip install --quiet --no-deps --only-binary=:all: --require-hashes -r requirements.lock
RUN /opt/magnolia/bin/pip uninstall --quiet --yes pip setuptools

# The search index is built here, by packages that a running bot does without. It takes a minute or two and 620 MB.
FROM python:3.11-slim-bookworm AS index
ENV CACHE_DIR=/srv/magnolia/index
WORKDIR /srv/magnolia
COPY requirements-index.lock ./
RUN python -m venv /opt/index
RUN /opt/index/bin/pip install --quiet --no-deps --only-binary=:all: --require-hashes -r requirements-index.lock
COPY bot bot
COPY content content
COPY locales locales
RUN /opt/index/bin/python -m bot index

FROM python:3.11-slim-bookworm
ENV PATH=/opt/magnolia/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8080 \
    METRICS_PORT=9090 \
    LOG_FORMAT=json \
    CACHE_DIR=/srv/magnolia/index
WORKDIR /srv/magnolia
COPY --from=packages /opt/magnolia /opt/magnolia
COPY LICENSE LICENSE-CONTENT ./
COPY bot bot
COPY content content
COPY locales locales
COPY --from=index /srv/magnolia/index index
RUN python -m compileall -q bot

# No name, no home, no shell; it writes nothing, so everything may be read-only.
USER 10001:10001
EXPOSE 8080 9090
# By http.client, which knows no proxies: http_proxy in the environment is for Telegram, not for this container itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', int(os.environ.get('METRICS_PORT') or 9090), timeout=4); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]

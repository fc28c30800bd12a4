FROM debian:bookworm-slim
RUN apt-get update && apt-get install --yes --no-install-recommends ngircd && rm -rf /var/lib/apt/lists/*
COPY ngircd.conf /etc/ngircd/ngircd.conf
USER irc
EXPOSE 6667
CMD ["ngircd", "--nodaemon", "--config", "/etc/ngircd/ngircd.conf"]

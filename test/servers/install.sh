#!/bin/sh
# Installs the real servers that the tests run against: Debian's own packages, nothing else. Needs root, apt and a Debian mirror.
#
# ngircd conflicts with ircd-hybrid, so these two are only unpacked, into a folder of the checkout; they are not installed.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
root=${GSOCBOT_TEST_SERVERS:-$here/var/test-servers}
packages="inspircd atheme-services anope openssl"

if ! dpkg -s $packages >/dev/null 2>&1; then
  [ "$(id -u)" = 0 ] || { echo "install.sh: run as root, or install yourself: $packages" >&2; exit 1; }
  # Debian's scripts would start the daemons; here only the tests do.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
    chmod 755 /usr/sbin/policy-rc.d
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove $packages
fi

mkdir -p "$root"
if [ ! -x "$root/hybrid/usr/sbin/ircd-hybrid" ] || [ ! -x "$root/ngircd/usr/sbin/ngircd" ]; then
  work=$(mktemp -d)
  chmod 755 "$work"
  (cd "$work" && apt-get download -qq ircd-hybrid libltdl7 ngircd libident)
  for package in ircd-hybrid libltdl7; do dpkg-deb -x "$work/$package"_*.deb "$root/hybrid"; done
  for package in ngircd libident; do dpkg-deb -x "$work/$package"_*.deb "$root/ngircd"; done
  rm -rf "$work"
fi
sh "$here/test/servers/matrix/install.sh" "$root/synapse"
echo "install.sh: the test servers are in place ($root)"

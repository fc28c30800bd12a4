#!/bin/sh
# Unpacks a real Matrix homeserver (Debian's matrix-synapse) and an independent client with encryption of its own (matrix-nio on
# libolm) into the folder given as the only argument. Needs neither root nor an older Python: apt works out what they depend on
# against an empty package list in a private folder, and everything runs through the dynamic loader that is unpacked with it.
#
# Only Debian's unstable suite has both, whatever the suite of this machine; the folder is the pin, as long as it is kept.
set -eu
target=$1
suite=${GSOCBOT_SYNAPSE_SUITE:-sid}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
packages="matrix-synapse python3-matrix-nio python3-olm python3-peewee python3-cachetools python3-atomicwrites"

[ ! -e "$target/root/.installed" ] || { echo "install.sh: $(cat "$target/root/.installed")"; exit 0; }

# The mirror that this machine's own apt uses.
own=$(. /etc/os-release; echo "${VERSION_CODENAME:-}")
mirror=$(apt-get indextargets --format '$(CREATED_BY) $(RELEASE) $(COMPONENT) $(SITE)' |
  awk -v own="$own" '$1 == "Packages" && $3 == "main" && $2 == own && !found { found = $4 } END { print found }')
[ -n "$mirror" ] || { echo "install.sh: apt names no mirror; run apt-get update first" >&2; exit 1; }

apt=$target/apt
mkdir -p "$apt/state" "$apt/lists/partial" "$apt/archives/partial"
: > "$apt/status"
echo "deb [signed-by=$keyring] $mirror $suite main" > "$apt/sources.list"
cat > "$apt/apt.conf" <<CONF
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::State::lists "$apt/lists";
Dir::Cache "$apt";
Dir::Cache::archives "$apt/archives";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Acquire::Languages "none";
APT::Install-Recommends "false";
APT::Sandbox::User "";
APT::Update::Error-Mode "any";
CONF
export APT_CONFIG="$apt/apt.conf"
apt-get -qq update
apt-get -qq -y --download-only install $packages > "$apt/log"

new=$target/root.new
rm -rf "$new" "$target/root"
mkdir -p "$new"
# Left out: documentation, translations, and bulky data that neither of them opens.
for package in "$apt"/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$new" --no-same-owner \
    --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale --exclude=./usr/share/info \
    --exclude=./usr/share/lintian --exclude=./usr/share/gdb --exclude=./usr/share/ieee-data \
    --exclude=./usr/share/javascript --exclude='./usr/lib/*/gconv' --exclude=./usr/include
done
for package in "$apt"/archives/*.deb; do basename "$package" .deb; done > "$new/.packages"
grep -h -E '^(matrix-synapse|python3-matrix-nio)_' "$new/.packages" | tr '\n' ' ' > "$new/.installed"
mv "$new" "$target/root"
rm -rf "$apt/archives" "$apt/lists"
echo "install.sh: $(cat "$target/root/.installed")in $target"

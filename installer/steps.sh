# Steps shared by run, test, package and screenshot. Sourced, not run.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${PALPATE_BUILD_DIR:-$top/build/release}
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1 NO_AT_BRIDGE=1
umask 022

build_packages=(
  g++ cmake ninja-build ccache pkg-config gettext python3 ca-certificates
  libwxgtk3.2-dev libgtk-3-dev wx3.2-i18n libcairo2-dev libfreetype-dev libpng-dev libjpeg62-turbo-dev zlib1g-dev
  libsqlitecpp-dev libsqlite3-dev libsodium-dev
  libhpdf-dev libpugixml-dev libtomlplusplus-dev nlohmann-json3-dev libcli11-dev libfmt-dev
  libboost-dev libboost-locale-dev
  libqpdf-dev libfribidi-dev libunibreak-dev libdeflate-dev libcurl4-openssl-dev libical-dev
  fonts-open-sans fonts-dejavu-core fonts-droid-fallback fonts-nanum python3-fonttools tzdata
)
picture_packages=(xvfb xauth xdotool x11-utils x11-apps imagemagick fonts-dejavu-core adwaita-icon-theme)
test_packages=(libboost-test-dev python3-pyatspi at-spi2-core dbus poppler-utils qpdf librsvg2-bin python3-aiosmtpd python3-icalendar "${picture_packages[@]}")
package_packages=(dpkg-dev file desktop-file-utils appstream fakeroot)

say() { printf '» %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    echo "Some packages are missing and neither root nor sudo is at hand: $*" >&2
    exit 5
  fi
}

# Installs what is missing, asks the package index only then.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  if [ "${#missing[@]}" = 0 ]; then
    say "All packages are there."
    return
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
    "${missing[@]}" >"${TMPDIR:-/tmp}/palpate-apt.log" 2>&1 || {
    tail -n 20 "${TMPDIR:-/tmp}/palpate-apt.log" >&2
    exit 5
  }
}

# npm brings the pinned SQLite sources; a system that already has one needs no package.
install_build_packages() {
  local npm=()
  command -v npm >/dev/null || npm=(npm)
  install_packages "${build_packages[@]}" "${npm[@]}" "$@"
}

configure() { # configure -DOPTION=…
  say "Configuring in $build"
  cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >"$build.configure.log" 2>&1 || {
    cat "$build.configure.log" >&2
    exit 5
  }
}

compile() { # compile TARGET…
  say "Building ${*:-everything}"
  local log=$build.build.log
  cmake --build "$build" --parallel "$(nproc)" ${*:+--target "$@"} >"$log" 2>&1 || {
    grep -E 'error|FAILED|warning' "$log" | head -n 40 >&2
    tail -n 20 "$log" >&2
    exit 1
  }
}

sample_clinic() {
  clinic=${PALPATE_SAMPLE:-${XDG_DATA_HOME:-$HOME/.local/share}/palpate/Sample.palpate}
  if [ -e "$clinic/keys.json" ]; then
    say "The sample clinic is there: $clinic"
  else
    say "Making the sample clinic: $clinic"
    mkdir -p "$(dirname "$clinic")"
    "$build/src/cli/palpate-cli" sample "$clinic" 2>/dev/null
  fi
}

passphrase_file() {
  secret=$(mktemp)
  chmod 600 "$secret"
  printf 'palpate-sample\n' >"$secret"
  trap 'rm -f "$secret"' EXIT
}
# The richest visit of $clinic: sets $visit and $client.
richest_visit() {
  read -r visit client < <("$build/src/cli/palpate-cli" list "$clinic" visits --user demo --passphrase-file "$secret" --json |
    python3 -c 'import json,sys; v=max(json.load(sys.stdin)["visits"], key=lambda x: (x["marks"], x["service_at"])); print(v["id"], v["client"])')
}
mkdir -p "$(dirname "$build")"

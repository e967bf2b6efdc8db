# What the other scripts need from the machine. Sourced, not run.
#
# Each `need_…` says what is missing and how to get it, all of it at once, and `met`
# ends the script when anything was. Nothing outside the project's folder is changed,
# except by `need_package`, which installs when it may (root on Debian or Ubuntu).

missing=()

say() { printf '%s\n' "$*" >&2; }

need_rust() {
    # rustup puts cargo where a plain shell does not look until the next sign-in.
    if ! command -v cargo > /dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
        PATH="$HOME/.cargo/bin:$PATH"
    fi
    if ! command -v cargo > /dev/null; then
        missing+=("Rust 1.94 or newer: https://rustup.rs, then open a new shell")
        return
    fi
    local version
    version=$(rustc --version | sed 's/^rustc \([0-9]*\.[0-9]*\).*/\1/')
    if [ "${version%%.*}" -eq 1 ] && [ "${version#*.}" -lt 94 ]; then
        missing+=("Rust 1.94 or newer (this is $version): rustup update")
    fi
}

# What checks the sources; a minimal installation of Rust comes without.
need_rust_tools() {
    local tool
    for tool in fmt clippy; do
        local component=${tool/fmt/rustfmt}
        if cargo "$tool" --version > /dev/null 2>&1 || rustup component add "$component" >&2; then continue; fi
        missing+=("cargo $tool: rustup component add $component")
    done
}

need_node() {
    local version=0
    if command -v node > /dev/null; then
        version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    fi
    if [ "$version" -lt 20 ]; then
        missing+=("Node 20 or newer: https://nodejs.org, or your system's package nodejs")
    elif ! command -v npm > /dev/null; then
        missing+=("npm, which comes with Node: apt-get install npm")
    fi
}

need_c_compiler() {
    command -v cc > /dev/null || missing+=("a C compiler (SQLite is built from source): apt-get install build-essential")
}

# need_package PACKAGE WHAT-FOR COMMAND…: a command of a Debian package, installed when it is missing.
need_package() {
    local package=$1 purpose=$2
    shift 2
    if "$@" > /dev/null 2>&1; then return; fi
    if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
        say "installing $package, for $purpose"
        if { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package"; } >&2 \
            && "$@" > /dev/null 2>&1; then
            return
        fi
    fi
    missing+=("$package, for $purpose: sudo apt-get update && sudo apt-get install $package")
}

met() {
    if [ ${#missing[@]} -eq 0 ]; then return; fi
    say "Homegroup needs what this machine does not have yet:"
    local need
    for need in "${missing[@]}"; do say "  - $need"; done
    exit 1
}

# The web app's libraries, as its lock file says; nothing is done when they are there.
install_web() {
    if [ web/node_modules/.package-lock.json -nt web/package-lock.json ]; then return; fi
    npm --prefix web ci --no-audit --no-fund
}

binary_folder() { printf '%s' "${CARGO_TARGET_DIR:-target}"; }

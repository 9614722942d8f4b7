/** Installs what a fresh machine lacks: the locked packages, and Chromium when the browser tests will run. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: Tessera needs Node 20.19 or newer`);
  process.exit(1);
}

function run(command, args) {
  const result = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
  return result.status === 0;
}

function packagesAreCurrent() {
  const installed = "node_modules/.package-lock.json";
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
}

if (!packagesAreCurrent()) {
  console.error("Installing packages from the lock file");
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])) {
    console.error(
      "npm ci failed: see its message above; the npm registry must be reachable for the first run",
    );
    process.exit(1);
  }
}

const browsers = [
  process.env.TESSERA_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

if (process.argv.includes("--browser") && !browsers.some((path) => path && existsSync(path))) {
  const isDebian =
    existsSync("/etc/os-release") && /debian|ubuntu/i.test(readFileSync("/etc/os-release", "utf8"));
  if (isDebian && process.getuid?.() === 0) {
    console.error("Installing Chromium for the browser tests");
    const installed =
      run("apt-get", ["update", "-qq"]) &&
      run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
    if (installed) process.exit(0);
  }
  console.error(
    "The browser tests need Chromium: install it, or name a Chrome with TESSERA_CHROMIUM=/path/to/chrome",
  );
  process.exit(1);
}

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

const isDebian = () =>
  existsSync("/etc/os-release") &&
  /debian|ubuntu/i.test(readFileSync("/etc/os-release", "utf8")) &&
  process.getuid?.() === 0;

function install(packages) {
  return (
    run("apt-get", ["update", "-qq"]) &&
    run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", ...packages])
  );
}

if (process.argv.includes("--browser") && !browsers.some((path) => path && existsSync(path))) {
  console.error("Installing Chromium for the browser tests");
  if (!isDebian() || !install(["chromium", "fonts-noto-cjk"])) {
    console.error(
      "The browser tests need Chromium: install it, or name a Chrome with TESSERA_CHROMIUM=/path/to/chrome",
    );
    process.exit(1);
  }
}

const has = (command) => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

if (process.argv.includes("--databases")) {
  const missing = [
    ...(existsSync("/usr/lib/postgresql") || has("postgres") ? [] : ["postgresql"]),
    ...(existsSync("/usr/sbin/mariadbd") || has("mariadbd") ? [] : ["mariadb-server"]),
  ];
  if (missing.length > 0) {
    console.error(`Installing ${missing.join(" and ")} for the tests of databases`);
    // The tests start servers of their own; packages need not start theirs
    Object.assign(process.env, { RUNLEVEL: "1", DEBIAN_FRONTEND: "noninteractive" });
    if (!isDebian() || !install(missing))
      console.error(`${missing.join(" and ")} could not be installed: the tests that need it are skipped`);
  }
}

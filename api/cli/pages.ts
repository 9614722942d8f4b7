import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the dashboards and the notebooks where their built form is missing or older than their source. */
export async function buildPages(note: (line: string) => void): Promise<void> {
  for (const folder of ["dashboards", "notebooks"]) {
    if (isCurrent(folder)) continue;
    note(`Building the ${folder}`);
    await vite(folder);
  }
}

function isCurrent(folder: string): boolean {
  const dist = join(root, folder, "dist");
  if (!existsSync(dist)) return false;
  const built = statSync(dist).mtimeMs;
  const sources = [folder, join("api", "client.ts")].map((name) => join(root, name));
  return sources.every((source) => newest(source) <= built);
}

function newest(path: string): number {
  const stats = statSync(path);
  if (stats.isFile()) return stats.mtimeMs;
  const names = readdirSync(path).filter(
    (name) => name !== "dist" && name !== "node_modules" && !name.startsWith("."),
  );
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

function vite(folder: string): Promise<void> {
  const bin = join(root, "node_modules", "vite", "bin", "vite.js");
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [bin, "build", folder, "--logLevel", "error"], {
      cwd: root,
      stdio: "inherit",
    });
    child.once("error", fail);
    child.once("exit", (code) =>
      code === 0 ? done() : fail(new Error(`building the ${folder} failed with code ${code}; see above`)),
    );
  });
}

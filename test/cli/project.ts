import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../api/cli/bin.mjs", import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const config = `export default {
  company: { name: "Corner shop", baseCurrency: "EUR" },
  data: "data",
  sources: [
    {
      name: "till",
      format: "csv",
      files: "orders*.csv",
      entities: {
        order_line: {
          columns: { order_id: "Order", line_id: "Line", customer_id: "Customer", day: "Day", net_amount: "Net" },
        },
      },
    },
  ],
};
`;

/** A folder with a configuration and some orders, and the command line run in it as a person would. */
export class TestProject implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "tessera-cli-"));

  constructor() {
    this.write("tessera.config.ts", config);
  }

  write(name: string, content: string): this {
    writeFileSync(join(this.folder, name), content);
    return this;
  }

  /** Orders of `customers` customers, each with its own rhythm; the same for the same numbers. */
  orders(name: string, customers: number, year = 2025): this {
    const lines = ["Order,Line,Customer,Day,Net"];
    for (let c = 0; c < customers; c++) {
      for (let k = 0; k <= c % 9; k++) {
        const day = new Date(Date.UTC(year, 0, 1 + ((c * 7 + k * (11 + (c % 5) * 13)) % 360)));
        lines.push(
          `O${year}-${c}-${k},1,C${c},${day.toISOString().slice(0, 10)},${10 + ((c * 31 + k * 17) % 90)}`,
        );
      }
    }
    return this.write(name, `${lines.join("\n")}\n`);
  }

  run(...args: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [bin, ...args],
        { cwd: this.folder, maxBuffer: 1 << 26 },
        (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
      );
    });
  }

  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [bin, ...args], { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { TestProject } from "./project.ts";

interface Page {
  build: string;
  rows: { net_revenue: number }[];
}

const sumOf = ({ rows }: Page): number =>
  Math.round(rows.reduce((sum, row) => sum + row.net_revenue, 0) * 100) / 100;

/** Somebody at the other end of a serving API who never stops asking, and writes down whatever does not fit. */
export class Reader implements AsyncDisposable {
  readonly faults: string[] = [];
  /** The net revenue that each build seen gives, over its months. */
  readonly totals = new Map<string, number>();
  answers = 0;
  private isDone = false;
  private readonly asking: Promise<void>;

  private constructor(
    private readonly server: ChildProcess,
    private readonly url: string,
  ) {
    this.asking = this.ask();
  }

  static async of(project: TestProject): Promise<Reader> {
    const server = project.start("serve", "--port", "0");
    const url = await new Promise<string>((resolve, reject) => {
      let said = "";
      server.stdout!.on("data", (chunk) => {
        said += chunk;
        const found = /http:\/\/[0-9.:]+/.exec(said)?.[0];
        if (found) resolve(found);
      });
      server.once("exit", () => reject(new Error(`the server ended before it served: ${said}`)));
    });
    return new Reader(server, url);
  }

  private async ask(): Promise<void> {
    while (!this.isDone) {
      try {
        const months = await this.page("/v1/kpi_month?limit=1000");
        const customers = await this.page(`/v1/customer?limit=1000&build=${months.build}`);
        const [inMonths, ofCustomers] = [sumOf(months), sumOf(customers)];
        if (inMonths !== ofCustomers || customers.build !== months.build)
          this.faults.push(
            `build ${months.build}: ${inMonths} in the months, ${ofCustomers} of the customers`,
          );
        const before = this.totals.get(months.build);
        if (before !== undefined && before !== inMonths)
          this.faults.push(`build ${months.build} said ${before}, then ${inMonths}`);
        this.totals.set(months.build, inMonths);
        this.answers += 1;
      } catch (error) {
        this.faults.push(String(error));
      }
    }
  }

  private async page(path: string): Promise<Page> {
    const response = await fetch(this.url + path);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isDone = true;
    await this.asking;
    this.server.kill();
    await once(this.server, "exit");
  }
}

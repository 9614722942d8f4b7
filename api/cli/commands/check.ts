import {
  Ledger,
  ledgerFolder,
  NoBuildError,
  Snapshots,
  Staleness,
  surveySources,
} from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import { command } from "../command.ts";

interface CheckRow {
  check: string;
  severity: string;
  is_passed: boolean;
  found: string;
}

export const checkCommand = command(
  "check",
  "Check the configuration, the sources' files and headers, and the published build. Reads only.",
  "tessera check",
  async ({ project, output }) => {
    const sources = await surveySources(project.config, project.base, process.env);
    const ledger = await Ledger.open(ledgerFolder(project.config, project.base));
    const checks = await publishedChecks(new Snapshots(buildsFolder(project.config, project.base)));
    const stale = new Staleness(project.config, project.base).read();
    const lines = [
      `Configuration ${project.path} is valid`,
      ...sources.map(
        (s) => `${s.problem ? "✗" : "✓"} source ${s.source}: ${s.problem ?? s.table ?? `${s.files} files`}`,
      ),
      `Ledger: ${ledger.batches().length} files`,
      ...(stale?.stops ?? []).map((stop) => `✗ not loaded since ${stop.since}: ${stop.problem}`),
      ...checks.map((c) => `${c.is_passed ? "✓" : c.severity === "warn" ? "!" : "✗"} ${c.check}: ${c.found}`),
    ];
    output.result({ sources, ledger: ledger.batches().length, stale, checks }, lines);
    if (sources.some((s) => s.problem)) process.exitCode = 3;
  },
);

async function publishedChecks(snapshots: Snapshots): Promise<CheckRow[]> {
  try {
    const lease = await snapshots.lease();
    try {
      return await lease.use((db) =>
        db.rows<CheckRow>('SELECT * FROM meta."check" ORDER BY severity, "check"'),
      );
    } finally {
      lease.release();
      await snapshots.close();
    }
  } catch (error) {
    if (error instanceof NoBuildError) return [];
    throw error;
  }
}

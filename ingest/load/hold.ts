import { rm } from "node:fs/promises";
import type { Source } from "../source_config.ts";
import { SourceError } from "../sources/index.ts";
import type { EntityMapping } from "../staging/mapping.ts";
import { namedColumns } from "../staging/required.ts";
import { shapesOf } from "../staging/shape.ts";
import type { Batch } from "../warehouse/index.ts";
import { contractOf, driftOf, retyped } from "./contract.ts";
import type { Taking } from "./files.ts";

/**
 * Holds a batch, whose rows are written but do not count yet, against what the source's earlier ones were like. Gives
 * the batch with its shapes and what was noticed; refuses it when a mapped column has become something else.
 */
export async function held(taking: Taking, source: Source, batch: Batch): Promise<Batch> {
  const { db, ledger, config, accept } = taking;
  const rowsFile = ledger.rowsFile(batch);
  const contract = contractOf(ledger.batches(source.name));
  const shapes = await shapesOf(db, { ...batch, rowsFile }, source, config);
  const changes = accept.has(source.name) ? [] : await retyped(contract, shapes);
  if (changes.length > 0) {
    await Promise.all([rowsFile, ledger.rejectsFile(batch)].map((path) => rm(path, { force: true })));
    throw new SourceError(
      `${batch.file}: ${changes.join("; ")}; correct the mapping of source ${source.name}, ` +
        `or load with --accept ${source.name} to set aside the rows that do not fit`,
    );
  }
  const mappings = Object.values(source.entities) as EntityMapping[];
  const mapped = new Set(mappings.flatMap((mapping) => namedColumns(mapping).map((n) => n.column)));
  const drift = await driftOf(contract, batch, shapes, mapped);
  const kept = shapes.map(({ entity, target, field, given, fits }) => ({
    entity,
    target,
    field,
    given,
    fits,
  }));
  return { ...batch, shapes: kept, ...(drift.length > 0 ? { drift } : {}) };
}

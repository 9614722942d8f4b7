import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { answer } = await import("./score_worker.ts");
parentPort.on("message", (task) => answer(parentPort, task));

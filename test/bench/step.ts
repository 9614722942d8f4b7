import { steps } from "./steps.ts";

const [name, args] = process.argv.slice(2);
const step = steps[name as keyof typeof steps];
const started = performance.now();
const found = await step(JSON.parse(args!));
const seconds = (performance.now() - started) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ seconds, peakMb, found })}\n`);

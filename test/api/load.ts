import { Agent, get } from "node:http";

/**
 * How many requests a running server answers: `node --import tsx test/api/load.ts http://127.0.0.1:4870 erp:C001 …`
 * Each line is one kind of request, asked again and again by as many callers as it says for some seconds.
 */
const [url = "http://127.0.0.1:4870", ...customers] = process.argv.slice(2);
const seconds = 3;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; etag: string }> {
  return new Promise((resolve, reject) => {
    get(url + path, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode!, etag: String(answer.headers.etag) }));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

async function load(label: string, callers: number, request: (turn: number) => ReturnType<typeof ask>) {
  const times: number[] = [];
  const start = performance.now();
  let turn = 0;
  const caller = async () => {
    while (performance.now() - start < seconds * 1000) {
      const sent = performance.now();
      const { status } = await request(turn++);
      if (status >= 400) throw new Error(`${label}: answered ${status}`);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(1);
  const rate = (times.length / elapsed).toFixed(0);
  process.stdout.write(
    `${label.padEnd(44)} ${callers} callers  ${rate}/s  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms\n`,
  );
}

const [one = "erp:C001"] = customers;
const other = (turn: number) => encodeURIComponent(customers[turn % customers.length] ?? one);
const scores = "parts=tier,clv,churn,rfm_segment";
const { etag } = await ask(`/v1/customers/${one}`);

await load("304", 32, () => ask(`/v1/customers/${one}`, { "if-none-match": etag }));
await load("one customer's record, the same", 32, () => ask(`/v1/customers/${one}`));
await load("one customer's record, new", 1, (n) => ask(`/v1/customers/${other(n)}?lang=en`));
await load("one customer's scores, new", 32, (n) => ask(`/v1/customers/${other(n)}?${scores}`));
await load("a page of the customer list", 1, (n) =>
  ask(`/v1/customer_list?order=-established_value&orders.gte=${n}`),
);
await load("the summary", 1, (n) => ask(`/v1/customer_list/summary?orders.gte=${n}`));
agent.destroy();

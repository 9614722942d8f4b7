import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const candidates = [
  process.env.TESSERA_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** Starts the machine's own Chromium without a window. TESSERA_CHROMIUM names one that lies elsewhere. */
export async function launch(): Promise<Browser> {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error("no Chromium found: install it, or name a Chrome with TESSERA_CHROMIUM=/path/to/chrome");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--headless=new",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions nobody caught. */
  readonly complaints: string[];
  /** Addresses of requests to anywhere but the origin. */
  readonly strangers: string[];
  /** Goes to a path of the site and waits until it has come to rest. */
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly colorScheme?: "light" | "dark";
}

/** A visitor with a clean browser: nothing stored, nothing cached. */
export async function visit(
  browser: Browser,
  origin: string,
  { width = 1280, height = 800, locale = "en-GB", colorScheme = "light" }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    colorScheme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) strangers.push(request.url());
  });
  return {
    page,
    complaints,
    strangers,
    open: async (path) => {
      await page.goto(origin + path);
      await settled(page);
    },
    close: () => context.close(),
  };
}

/** Waits until what was asked of the page is on it: it has a heading or a message, and nothing is loading. */
export async function settled(page: Page): Promise<void> {
  // A click shows as loading only after the next frame's effects.
  await page.waitForTimeout(120);
  await page.waitForFunction(
    () => document.querySelector("main h1, main .state") && !document.querySelector('[aria-busy="true"]'),
  );
}

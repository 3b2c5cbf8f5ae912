// Looks at reports in a real browser: what axe-core finds, and what a reader would see cut, overlapping or empty.
// node look.mjs CHROMIUM FILE… prints one JSON object a file and a look.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const need = createRequire(`${process.env.BROWSER_MODULES}/`);
const { chromium } = need("playwright-core");
const axe = need.resolve("axe-core/axe.min.js");
const [program, ...files] = process.argv.slice(2);
const LOOKS = [
  { name: "wide", width: 1280, scheme: "light" },
  { name: "dark", width: 1280, scheme: "dark" },
  { name: "narrow", width: 360, scheme: "light" },
];

function seen() {
  const cut = [], overlapping = [], empty = [];
  const visible = (part) => part.checkVisibility && part.checkVisibility();
  if (document.documentElement.scrollWidth > window.innerWidth) cut.push(`page: ${document.documentElement.scrollWidth}`);
  for (const part of document.querySelectorAll("p, li, td, th, dd, dt, h1, h2, h3, h4, summary, .callout, .card")) {
    if (visible(part) && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline")
      cut.push(`${part.tagName}: ${part.textContent.slice(0, 60)}`);
  }
  for (const part of document.querySelectorAll("h1, h2, h3, h4, p, li, section, figure, dd, summary, .callout, .card"))
    if (!part.textContent.trim()) empty.push(part.outerHTML.slice(0, 80));
  for (const picture of document.querySelectorAll("svg")) {
    if (!visible(picture)) continue;
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([text, box], index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1)
        cut.push(`drawing: ${text}`);
      for (const [other, place] of texts.slice(index + 1)) {
        const wide = Math.min(box.right, place.right) - Math.max(box.left, place.left);
        const high = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
        if (wide > 1 && high > Math.min(box.height, place.height) / 3) overlapping.push(`${text} | ${other}`);
      }
    });
  }
  return { cut, overlapping, empty, scripts: document.scripts.length, title: document.title };
}

// Takes seconds, so each file is judged in one of its looks, and each look in every third file.
async function judged(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((part, index) => { part.open = index < 12; }));
  await page.addScriptTag({ path: axe });
  return page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
}

const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
for (const [number, file] of files.entries()) {
  for (const [index, look] of LOOKS.entries()) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 900 }, colorScheme: look.scheme, bypassCSP: true, offline: true,
    });
    const page = await context.newPage();
    const asked = [], said = [];
    page.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || asked.push(request.url()));
    page.on("dialog", (dialog) => { said.push(dialog.message()); dialog.dismiss(); });
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    const looked = await page.evaluate(seen);
    const found = number % LOOKS.length === index ? await judged(page) : { violations: [] };
    const violations = found.violations.map((item) => `${item.id}: ${item.nodes.length} × ${item.nodes[0].html.slice(0, 120)}`);
    console.log(JSON.stringify({ file, look: look.name, violations, asked, said, ...looked }));
    await context.close();
  }
}
await browser.close();

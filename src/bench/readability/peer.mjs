// Reads saved pages with Readability.js in a jsdom, as a peer for `mediabalance bench extract --peer`.
// Usage: npm install && node peer.mjs DIRECTORY_WITH_HTML_GZ... > readability.jsonl
// One line a page: id, text, milliseconds of CPU for parsing and reading.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";

const blocks = "p,div,li,h1,h2,h3,h4,h5,h6,td,tr,blockquote,pre,br,figure,section";
for (const directory of process.argv.slice(2)) {
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".html.gz")).sort()) {
    const html = gunzipSync(readFileSync(join(directory, file))).toString("utf8");
    const before = process.cpuUsage();
    let text = "";
    try {
      const page = new JSDOM(html, { url: "https://page.example/", virtualConsole: new VirtualConsole() });
      const article = new Readability(page.window.document).parse();
      if (article) {
        // Its textContent joins the words of neighbouring blocks.
        const content = new JSDOM(article.content).window.document;
        content.querySelectorAll(blocks).forEach((element) => element.append("\n"));
        text = content.body.textContent;
      }
    } catch (failure) {
      process.stderr.write(`${file}: ${failure.message}\n`);
    }
    const used = process.cpuUsage(before);
    const millis = (used.user + used.system) / 1000;
    process.stdout.write(JSON.stringify({ id: file.replace(".html.gz", ""), text, millis }) + "\n");
  }
}

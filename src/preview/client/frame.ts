/**
 * The one script that a shown page has more than what a build writes. It tells the application where the page is scrolled to and which
 * text was clicked, and shows which text is meant. It changes nothing of the page but the colour scheme that it is asked for.
 */
import type { Beginning, FromFrame, ToFrame, Writing } from "../wire/messages.js";

/** ms that fonts have to come. */
const FONTS = 400;
const tell = (message: FromFrame): void => window.parent.postMessage(message, "*");
let spots: HTMLElement[] = [];

/** The way of a node from the document, as the server counts it. */
function wayOf(node: Node): string {
  const way: number[] = [];
  for (let at: Node = node; at.parentNode; at = at.parentNode)
    way.unshift([...at.parentNode.childNodes].indexOf(at as ChildNode));
  return way.join("/");
}

function nodeAt(way: string): Node | undefined {
  let node: Node | undefined = document;
  for (const part of way.split("/")) node = node?.childNodes[Number(part)];
  return node;
}

/** The text that was clicked, then those beside and around it, the nearest first. */
function textsAt(event: MouseEvent): Node[] {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY)?.offsetNode;
  const target = event.target instanceof Element ? event.target : undefined;
  const found: Node[] = caret?.nodeType === Node.TEXT_NODE && target?.contains(caret) ? [caret] : [];
  for (let around = target, steps = 0; around && steps < 3; around = around.parentElement ?? undefined, steps++) {
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && found.length < 40; node = walker.nextNode()) found.push(node);
  }
  return found;
}

/** Styles for a colour scheme hold for the one that is asked for, whatever the browser's is. */
function setScheme(scheme: "light" | "dark"): void {
  const visit = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule)
        rule.media.mediaText = rule.media.mediaText.replace(/\(prefers-color-scheme:\s*(light|dark)\)/g, (_, of) =>
          of === scheme ? "(min-width: 0)" : "(max-width: 0)",
        );
      if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      visit(sheet.cssRules);
    } catch {
      // Of another origin: nobody's to read.
    }
  }
  const root = document.documentElement;
  const said = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content ?? "";
  // A page that knows one scheme alone has that one for whoever asks for the other.
  if (`${said} ${getComputedStyle(root).colorScheme}`.includes("dark")) root.style.colorScheme = scheme;
}

/** A frame around each text, over the page and not in it. */
function mark(nodes: readonly string[], isSought: boolean): void {
  for (const spot of spots) spot.remove();
  spots = [];
  for (const way of nodes) {
    const node = nodeAt(way);
    if (!node) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width === 0) continue;
    const spot = document.createElement("div");
    spot.setAttribute("aria-hidden", "true");
    const place = `left:${left + scrollX - 3}px;top:${top + scrollY - 2}px;width:${width + 6}px;height:${height + 4}px`;
    spot.style.cssText = `position:absolute;${place};outline:2px solid #0b5cad;background:rgb(11 92 173/.12);pointer-events:none;z-index:2147483647;border-radius:2px`;
    document.documentElement.append(spot);
    spots.push(spot);
  }
  if (isSought) spots[0]?.scrollIntoView({ block: "nearest" });
}

/** Where a link leads: a sheet and the list are the application's, what is elsewhere opens beside it. */
function followed(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return false;
  const isOwn = link.origin === location.origin;
  if (isOwn && link.pathname === location.pathname) return true;
  const sheet = isOwn ? /\/html\/([^/]+)\.html$/.exec(link.pathname)?.[1] : undefined;
  if (sheet !== undefined) tell({ versus: "open", slug: decodeURIComponent(sheet) });
  else if (isOwn && link.pathname.endsWith("/index.html")) tell({ versus: "list" });
  else {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return true;
  }
  event.preventDefault();
  return true;
}

/** A page takes the place of the empty one, whose address it has: nothing has to be navigated to, which is most of what a page takes. */
function write({ html, begin }: Writing): void {
  window.name = JSON.stringify(begin);
  document.open();
  document.write(html);
  document.close();
}

function begin(): void {
  try {
    const { scroll, scheme } = JSON.parse(window.name) as Beginning;
    setScheme(scheme);
    scrollTo({ top: scroll, behavior: "instant" });
  } catch {
    // Framed by nobody who knows it.
  }
  tell({ versus: "ready" });
}

// Who loads the frame anew, in whatever way, wants the page that was written there.
if (window.name !== "" && "stage" in document.documentElement.dataset) location.replace(location.pathname);
else if (window.parent !== window) {
  addEventListener("message", ({ data, source }: MessageEvent<ToFrame>) => {
    if (source !== window.parent || typeof data !== "object") return;
    if (data.versus === "mark") mark(data.nodes, data.isSought);
    else if (data.versus === "write" && window.name === "") write(data);
  });
  addEventListener("scroll", () => tell({ versus: "scroll", scroll: scrollY }), { passive: true });
  addEventListener("click", (event) => {
    if (!followed(event)) tell({ versus: "click", nodes: textsAt(event).map(wayOf) });
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    tell({ versus: "list" });
  });
  // The styles are there, or this script wouldn't run; with the fonts, what is scrolled to stays where it is.
  document.documentElement.getBoundingClientRect();
  const patience = new Promise((done) => setTimeout(done, FONTS));
  void Promise.race([document.fonts.ready, patience]).then(begin);
}

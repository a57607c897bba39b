/** Snippets of a sheet -> a page that shows each as its host would: between other content, and with the styles that such a host has for all text. */
import type { SnippetProfile } from "../../content/index.js";

interface Host {
  /** What stands over the snippet. */
  readonly title: string;
  /** Rules below an element of its own: `&` is the body of its page, `main` stands in it. */
  readonly css: string;
}

/** A finished snippet, and for which host it is. */
interface ShownSnippet {
  readonly profile: SnippetProfile;
  readonly html: string;
}

const SYSTEM = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const GENERIC: Host = {
  title: "Any page",
  css: `& { font: 16px/1.5 ${SYSTEM} } main { max-width: 60rem } a { color: #06c }`,
};
/** Of the profiles that are made for a host. */
const HOSTS: Partial<Readonly<Record<SnippetProfile, Host>>> = {
  wordpress: {
    title: "A WordPress post",
    css: `& { font: 18px/1.7 Georgia, 'Times New Roman', serif } main { max-width: 42rem } h2 { font-size: 1.6em } table { border-collapse: collapse; width: 100% } td, th { padding: .4em .6em } a { color: #135e96 }`,
  },
  confluence: {
    title: "A Confluence page",
    css: `& { font: 14px/1.714 ${SYSTEM}; color: #172b4d } main { max-width: 760px } th { background: #f4f5f7; text-align: start } td, th { border: 1px solid #c1c7d0; padding: 7px 10px } table { border-collapse: collapse } a { color: #0052cc }`,
  },
  sharepoint: {
    title: "A SharePoint page",
    css: `& { font: 18px/1.4 'Segoe UI', ${SYSTEM}; color: #323130 } main { max-width: 744px } a { color: #03787c }`,
  },
  mail: {
    title: "A mail",
    css: `& { font: 14px/1.4 Arial, Helvetica, sans-serif; color: #222 } main { max-width: 600px } a { color: #15c }`,
  },
};

/** @param lang of the sheet */
export function inHosts(snippets: readonly ShownSnippet[], lang: string): string {
  const hosts = snippets.map(({ profile, html }) => ({ ...(HOSTS[profile] ?? GENERIC), profile, html }));
  // What is said of a host weighs as little as it does there: what a snippet says of itself goes before it.
  const css = hosts.map((host) => `:where(.host-${host.profile}) { ${host.css} }`).join("\n");
  const shown = hosts.map(
    (host) => `<div class="host-${host.profile}">
<div class="host-bar" lang="en">${host.title}</div>
<main>
${host.html}</main>
</div>
`,
  );
  return `<!DOCTYPE html>
<html lang="${lang.replace(/[^\w-]/g, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${hosts.map(({ title }) => title).join(", ")}</title>
<style>body { margin: 0 } .host-bar { background: #e8eaed; color: #3c4043; font: 13px/1.4 ${SYSTEM}; padding: .5rem 1rem } main { margin: 1.5rem auto; padding: 0 1rem }
${css}</style>
</head>
<body>
${shown.join("")}</body>
</html>
`;
}

/** A snippet -> a page that shows it as its host would: between other content, and with the styles that such a host has for all text. */
import type { Settings } from "../../content/index.js";

interface Host {
  /** What stands over the snippet. */
  readonly title: string;
  readonly css: string;
}

const SYSTEM = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const GENERIC: Host = {
  title: "Any page",
  css: `body { font: 16px/1.5 ${SYSTEM} } main { max-width: 60rem } a { color: #06c }`,
};
/** Of the profiles that are made for a host. */
const HOSTS: Partial<Readonly<Record<Settings["snippet"], Host>>> = {
  wordpress: {
    title: "A WordPress post",
    css: `body { font: 18px/1.7 Georgia, 'Times New Roman', serif } main { max-width: 42rem } h2 { font-size: 1.6em } table { border-collapse: collapse; width: 100% } td, th { padding: .4em .6em } a { color: #135e96 }`,
  },
  confluence: {
    title: "A Confluence page",
    css: `body { font: 14px/1.714 ${SYSTEM}; color: #172b4d } main { max-width: 760px } th { background: #f4f5f7; text-align: start } td, th { border: 1px solid #c1c7d0; padding: 7px 10px } table { border-collapse: collapse } a { color: #0052cc }`,
  },
  sharepoint: {
    title: "A SharePoint page",
    css: `body { font: 18px/1.4 'Segoe UI', ${SYSTEM}; color: #323130 } main { max-width: 744px } a { color: #03787c }`,
  },
  mail: {
    title: "A mail",
    css: `body { font: 14px/1.4 Arial, Helvetica, sans-serif; color: #222 } main { max-width: 600px } a { color: #15c }`,
  },
};

/** @param lang of the sheet */
export function inHost(snippet: string, { snippet: profile }: Settings, lang: string): string {
  const { title, css } = HOSTS[profile] ?? GENERIC;
  return `<!DOCTYPE html>
<html lang="${lang.replace(/[^\w-]/g, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body { margin: 0 } .host-bar { background: #e8eaed; color: #3c4043; font: 13px/1.4 ${SYSTEM}; padding: .5rem 1rem } main { margin: 1.5rem auto; padding: 0 1rem } ${css}</style>
</head>
<body>
<div class="host-bar" lang="en">${title}</div>
<main>
${snippet}</main>
</body>
</html>
`;
}

/** Comments of CSS (CSS Syntax 3, section 4.3.2). */

/** White space in the place of comments; one that never ends stays, as it is read only once. */
export function withoutComments(text: string): string {
  let out = "";
  let at = 0;
  for (let open = text.indexOf("/*"); open >= 0; open = text.indexOf("/*", at)) {
    const close = text.indexOf("*/", open + 2);
    if (close < 0) break;
    out += `${text.slice(at, open)} `;
    at = close + 2;
  }
  return out + text.slice(at);
}

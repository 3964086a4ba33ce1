/** Creates elements: `make("p", {className: "hint"}, "text", otherElement)`. */

/** Properties are set as properties; those with a dash (`aria-label`, `data-testid`) and `role` as attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** An icon of index.html, hidden from screen readers. */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Text for screen readers only. */
export function visuallyHidden(text) {
  return make("span", { className: "visually-hidden", lang: "en", dir: "ltr" }, text);
}

"""The one style sheet of an HTML page: the system's fonts, light or dark as the reader has it, and fit for paper."""

from typing import Final

# Text has a contrast of 7:1 and more to its ground, lines and shapes 3:1 (WCAG 2.2, 1.4.6 and 1.4.11).
STYLE: Final = """\
:root { --text: #1a1a1a; --quiet: #555; --ground: #fff; --line: #8a8a8a; --accent: #00539b; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --text: #eee; --quiet: #b8b8b8; --ground: #1b1b1b; --line: #808080; --accent: #8ec5ff; }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; margin: 1.5em 0 .5em; break-after: avoid; }
h1 { font-size: 1.6rem; margin-top: 0; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.05rem; }
.quiet, .note td { color: var(--quiet); }
table { width: 100%; border-collapse: collapse; margin: 1em 0; }
th, td { padding: .3em .6em .3em 0; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead { border-bottom: 2px solid var(--line); }
tbody { border-bottom: 1px solid var(--line); break-inside: avoid; }
.note td { padding: 0 0 .5em 1.2em; }
dt { font-weight: bold; }
dd { margin: 0 0 .5em 1.2em; }
li, dl div { break-inside: avoid; }
code, kbd { font-family: ui-monospace, monospace; }
svg { display: block; width: 8rem; max-width: 100%; height: auto; }
.scale { stroke: var(--line); }
.range { fill: var(--accent); fill-opacity: .45; stroke: var(--accent); }
.level { fill: var(--accent); }
.target { stroke: var(--text); stroke-width: 2; }
progress { accent-color: var(--accent); }
@page { margin: 2cm; }
@media print { main { max-width: none; padding: 0; } body { font-size: 11pt; } }
"""

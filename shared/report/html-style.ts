/**
 * How a printed report looks: black on white, tables that break between rows, colours that a grey printer does not need. Its hash stands in
 * the page's own policy (`styleSha256`), which allows nothing else.
 */
export const reportStyle = `
@page { size: A4; margin: 18mm 15mm 20mm; }
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; color: #17324d; background: #fff; font: 1rem/1.45 "Titillium Web", "Segoe UI", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid #0066cc; font-size: 1.3rem; }
h3 { margin: 1.4rem 0 .4rem; font-size: 1.05rem; }
h4 { margin: 1rem 0 .3rem; font-size: 1rem; }
h2, h3, h4, caption { break-after: avoid; }
p, ul, ol, blockquote, figure { margin: .4rem 0; }
.strong { padding: .6rem .8rem; border-left: 6px solid #0066cc; background: #eef4fb; font-size: 1.15rem; font-weight: 700; }
blockquote { padding: .3rem .8rem; border-left: 3px solid #5c6f82; font-style: italic; }
blockquote footer { font-size: .85rem; font-style: normal; }
.scroll { overflow-x: auto; }
table { width: 100%; margin: .6rem 0; border-collapse: collapse; font-size: .85rem; }
caption { padding: .2rem 0; text-align: left; font-weight: 700; }
th, td { padding: .25rem .4rem; border: 1px solid #b5c1cd; text-align: left; vertical-align: top; }
td { white-space: pre-line; }
thead th { background: #e6ecf2; }
tr { break-inside: avoid; }
code, th[scope=row] { overflow-wrap: anywhere; }
code { font: .8em/1.3 "Roboto Mono", "Courier New", monospace; }
.calendar th, .calendar td { padding: .1rem; font-size: .7rem; text-align: center; }
.calendar th[scope=row] { padding: .1rem .4rem; text-align: left; white-space: nowrap; }
.calendar td { min-width: 1.1rem; font-weight: 700; }
.strip { display: block; width: 100%; height: .9rem; margin-bottom: .4rem; border-bottom: 1px solid #5c6f82; }
figcaption { font-size: .85rem; }
.covered { background: #00704a; color: #fff; fill: #00704a; }
.partial { background: #ffd27f; color: #1a1a1a; fill: #ffd27f; }
.zero { background: #5b3f8c; color: #fff; fill: #5b3f8c; }
.gap { background: #b3132f; color: #fff; fill: #b3132f; }
.missing { background: #fff; color: #8a0f24; fill: #8a0f24; }
.waiting { background: #e3ebf3; color: #2f475e; fill: #5c6f82; }
.outside { background: #f5f5f0; color: #54595e; fill: #5c6f82; }
.foot { margin-top: 2rem; border-top: 1px solid #b5c1cd; font-size: .8rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; }
  td, .strip { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .calendar th, .calendar td { font-size: 6.5pt; }
}
`;

/** sha256 of the style, in base64, as a content security policy names it; a test holds it to the text above. */
export const styleSha256 = 'Y2logBDNEHuce9ZULi+/nT7YCio+18BRZ4Wl0o9L+og=';

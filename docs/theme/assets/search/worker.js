// Ranks the sections of this site for the theme's search box. The theme hands a query to a worker and shows what
// comes back; main.html names this worker in place of the theme's, and posts OPEN when the search is opened.
"use strict"
const OPEN = 0, READY = 1, QUERY = 2, RESULT = 3
const MOST = 30
const IGNORED = new Set(
  ("a an and are as at be been but by do does for from has have how i if in into is it its me my not of on or "
  + "s so t than that the their then there these they this to was what when which who why will with you your").split(" ")
)
const SAID_EVERYWHERE = new Set(["multiprocess", "python"])

// A page that is opened from a folder has a frame in place of a worker: see iframe-worker.js.
const self_ = self.document ? document.querySelector("script[src]").src : location.href
const at = path => new URL(path, self_).href
const plain = html => html.replace(/<\/?(?:p|pre|li)>/g, "\n").replace(/<[^>]+>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")
const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;")

// Words as people type and paste them: no quotes, dots, brackets; not where a file lies, not an address in memory.
const words = text => text
  .replace(/\b0x[0-9a-f]+\b/gi, " ")
  .replace(/(["'])[^"'\n]*[\\/][^"'\n]*\1/g, path => path.split(/[\\/]/).pop())
  .toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
const parts = word => /[^_]_+[^_]/.test(word) ? [word, ...word.split("_").filter(Boolean)] : [word]
// One form for "worker", "workers", "share", "sharing": enough for headings, and it never finds nothing.
const stem = word => word.length < 4 ? word
  : word.replace(/ies$/, "y").replace(/(?<=...)(?:ing|ed|es|s)$/, "").replace(/(?<=...)e$/, "")
const terms = text => words(text).filter(word => !IGNORED.has(word)).map(stem)

let index, sections

function build({ docs }) {
  const pages = {}, common = {}
  sections = docs.map((doc, id) => {
    const [page, anchor = ""] = doc.location.split("#")
    const title = plain(doc.title).trim()
    pages[page] ??= title
    common[title] = (common[title] ?? 0) + 1
    return { id, location: doc.location, title, page: pages[page], anchor, text: plain(doc.text), boost: doc.boost ?? 1 }
  })
  for (const each of sections) {
    each.run = ` ${terms(each.title).join(" ")} | ${terms(each.text).join(" ")} `
    // A heading that many pages have says little about what stands below it.
    if (common[each.title] > 3) each.boost *= 0.6
  }
  index = new MiniSearch({
    fields: ["title", "page", "anchor", "text"],
    tokenize: text => words(text).flatMap(parts),
    processTerm: word => IGNORED.has(word) ? null : stem(word),
    searchOptions: {
      boost: { title: 2, page: 0.7, anchor: 0.7 },
      // On a site about one module its name tells as little as "the".
      boostTerm: term => SAID_EVERYWHERE.has(term) ? 0.2 : 1,
      prefix: (term, place, all) => place === all.length - 1 && term.length > 2,
    },
  })
  index.addAll(sections)
}

function find(query, all, asked) {
  const pairs = all.slice(1).map((term, n) => ` ${all[n]} ${term} `)
  let found = index.search(query)
  if (!found.length) found = index.search(query, { fuzzy: 0.2 })
  return found.map(({ id, score, queryTerms }) => {
    const section = sections[id]
    const covered = new Set(queryTerms).size / Math.max(1, asked.size)
    const near = pairs.filter(pair => section.run.includes(pair)).length / Math.max(1, pairs.length)
    return { section, score: score * section.boost * covered * (1 + near) }
  }).sort((a, b) => b.score - a.score).slice(0, MOST)
}

const pieces = text => text.split(/([\p{L}\p{N}_]+)/u)
const hit = (piece, asked) => asked.has(stem(piece.toLowerCase()))
const marked = (list, asked) =>
  list.map(piece => hit(piece, asked) ? `<mark>${piece}</mark>` : escaped(piece)).join("")

// The sentence that has most of what was asked for, from a little before the first of it.
function excerpt(text, asked) {
  const hits = sentence => new Set(terms(sentence).filter(term => asked.has(term))).size
  const sentences = text.split(/\n|(?<=[.?!])\s+/).map(each => each.trim()).filter(Boolean)
  const all = pieces(sentences.reduce((a, b) => hits(b) > hits(a) ? b : a, sentences[0] ?? ""))
  const first = Math.max(0, all.findIndex(piece => hit(piece, asked)) - 16)
  return (first ? "… " : "") + marked(all.slice(first, first + 48), asked)
}

// The theme makes one list item of each group, and a link of each member: one section each, so none is folded away.
function shown(query) {
  const all = terms(query)
  const asked = new Set(all)
  return find(query, all, asked).map(({ section, score }) => {
    const chapter = section.title === section.page ? "" : section.page
    const small = [escaped(chapter), excerpt(section.text, asked)].filter(Boolean).map(each => `<small>${each}</small>`)
    return [{ location: section.location, title: marked(pieces(section.title), asked) + small.join(""), text: "", terms: {}, score }]
  })
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === OPEN) {
    await importScripts(at("minisearch.js"), at("../../search/search_index.js"))
    build(__index)
    postMessage({ type: READY })
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: { items: shown(data) } })
  }
})

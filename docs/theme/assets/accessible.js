// What the theme leaves out for keyboards and screen readers. The theme's
// document$ calls again after each page change, where those happen in place.

// A box is a tab stop, and named, only while something in it scrolls.
const boxes = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    const scrolls = box.scrollWidth > box.clientWidth
    if (scrolls) box.tabIndex = 0
    else box.removeAttribute("tabindex")
    const table = box.matches(".md-typeset__scrollwrap") && box.querySelector("table")
    if (!table) continue
    box.role = scrolls ? "region" : null
    box.ariaLabel = scrolls ? table.dataset.name : null
    if (table.caption) table.caption.ariaHidden = scrolls || null // said once
    else table.ariaLabel = scrolls ? null : table.dataset.name
  }
})

document$.subscribe(() => {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search")

  // The theme's labels open the drawer and the search, for a mouse: their icons become buttons.
  for (const label of document.querySelectorAll("label.md-header__button")) {
    const icon = label.querySelector("svg")
    icon.setAttribute("tabindex", 0)
    icon.role = "button"
    icon.ariaLabel = label.htmlFor === "__drawer" ? "Navigation" : "Search"
    icon.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      label.click()
    }
  }

  // A table has its caption for a name, or else the heading or fold that it stands below.
  let heading = ""
  const seen = {}
  for (const each of document.querySelectorAll(".md-typeset :is(h1, h2, h3, h4), .md-typeset table")) {
    if (each.tagName !== "TABLE") {
      heading = each.firstChild.textContent
      continue
    }
    const fold = each.closest("details")?.querySelector("summary")
    const name = (each.caption ?? fold)?.textContent ?? heading
    seen[name] = (seen[name] ?? 0) + 1
    each.dataset.name = seen[name] > 1 ? `${name} (${seen[name]})` : name
    if (!each.caption) each.ariaLabel = each.dataset.name
  }

  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) boxes.observe(box)
})

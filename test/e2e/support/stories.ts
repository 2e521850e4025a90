/** Articles written for these tests. */

/** Bare headings, no title, a tail line: the shape in which articles are copied from the web. */
export const HARBOUR_STORY = `The governor of Port Ellery said on Tuesday that the smuggling cartel had lost its last warehouse on the quay.

Officers searched the building at dawn, and nobody was hurt.

Why It Matters

The cartel had moved goods through the harbour for a decade, and rival cartels watched the quay closely.

What To Know

“We waited a long time for this morning,” the governor said. “A Cartel does not leave by itself.”

What Happens Next

The court will hear the case in spring.

Read the full article here`

export const HARBOUR_TITLE = /^The governor of Port Ellery said on Tuesday/

export const GARDEN_STORY = `# A garden on the roof of the library

Readers in Port Ellery can now borrow seeds as well as books.

## How it began

- A window box
- A patient librarian

> “Nobody complained,” she said.

| Plant | Beds |
| --- | --- |
| Beans | 4 |
| Leeks | 2 |
`
export const GARDEN_TITLE = 'A garden on the roof of the library'

export const FERRY_STORY = `<!doctype html><html lang="en"><head><title>Night ferry returns to Port Ellery</title></head><body><article>
<h1>Night ferry returns to Port Ellery</h1>
<p>The night ferry will sail again from the first of May, the harbour office announced on Friday afternoon.</p>
<p>It had stopped eleven years ago, when the bridge was opened and almost everybody took to driving across the bay.</p>
<h2>Timetable</h2>
<p>Boats leave at ten in the evening and arrive, if the weather permits, at six in the morning on the other side.</p>
</article></body></html>`
export const FERRY_TITLE = 'Night ferry returns to Port Ellery'

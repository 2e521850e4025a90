/**
 * The words that page authors give their furniture in class, id and role names. These names are English in most of the
 * world; what readers see in other languages is in `block-steps/furniture-phrases.ts`.
 */

export interface FurnitureKind {
  /** Name of the step. */
  step: string
  /** Why, for people. */
  reason: string
  /** Sequences of words, separated by a space; each must occur in this order without a gap. */
  words: readonly string[]
  /** How many paragraphs of running text such a box may hold before it is taken for the article. */
  maxProse: number
}

function words(list: string): string[] {
  return list.split(',').map((entry) => entry.trim())
}

export const FURNITURE: readonly FurnitureKind[] = [
  {
    step: 'html.navigation',
    reason: 'a box for finding the way about the site',
    words: words(
      'breadcrumb, breadcrumbs, navigation, navbar, nav, menu, pagination, pager, skip link, skip to, screen reader text, toolbar, sitemap, masthead, site header, site footer, visually hidden, sr only, language switcher, prev next, post nav',
    ),
    maxProse: 0,
  },
  {
    step: 'html.share-boxes',
    reason: 'a box for sharing or following',
    words: words(
      'share, sharing, shares, sharebar, social links, social media links, social icons, social share, social bar, social buttons, social tools, social follow, socials, follow us, follow, like box, article tools, article actions, reactions, rating, ratings, print button, bookmark',
    ),
    maxProse: 0,
  },
  {
    step: 'html.newsletter-boxes',
    reason: 'a box that asks for a subscription, a registration or money',
    words: words(
      'newsletter, newsletters, subscribe, subscription, subscriber, signup, sign up, sign in, optin, opt in, mailing list, email form, donate, donation, donations, support us, membership, paywall, regwall, call to action, cta, app promo, promo, promobox, promotion, membership box',
    ),
    maxProse: 2,
  },
  {
    step: 'html.related-links',
    reason: 'links to other stories',
    words: words(
      'related, relateds, recommended, recommendation, recommendations, recommends, recirc, recirculation, read more, readmore, read also, more from, more on, more stories, more news, morenews, most read, most popular, most viewed, popular posts, trending, also like, see also, up next, next up, next article, next story, prev article, further reading, onward, read next, readnext, inline links, linklist, link list, story links, teaser, teasers, top stories, latest news, latest posts, other news, other articles, also read, you may, you might, suggested, suggestions, similar, related posts, sidebar, side bar, tout, touts, carousel related',
    ),
    maxProse: 2,
  },
  {
    step: 'html.adverts',
    reason: 'an advertisement',
    words: words(
      'ad, ads, advert, adverts, advertisement, advertisements, advertising, adunit, adslot, adbox, adsense, adwrap, advertorial, sponsor, sponsored, sponsors, sponsorship, banner, banners, dfp, gpt, adcontainer, ad container, commercial, publicidad, publicidade, werbung, anzeige, reklama, pubblicita',
    ),
    maxProse: 1,
  },
  {
    step: 'html.author-bios',
    reason: 'about the author, beside the story',
    words: words(
      'author bio, author box, authorbox, about author, about the author, author info, author description, author card, author profile, author block, author content, author details, bio, biography, post author, entry author, author, byline, bylines, contributor, contributors, vcard, writer, authors, contrib',
    ),
    maxProse: 2,
  },
  {
    step: 'html.comments',
    reason: 'readers’ comments, or a form for them',
    words: words(
      'comments, comment, comment form, commentlist, respond, replies, comment respond, discussion',
    ),
    maxProse: 40,
  },
  {
    step: 'html.cookie-notices',
    reason: 'a notice about cookies or privacy',
    words: words('cookie, cookies, consent, gdpr, cookie law, privacy notice, cookiebar, ccpa'),
    maxProse: 4,
  },
  {
    step: 'html.live-tickers',
    reason: 'a ticker or a widget fed from elsewhere',
    words: words(
      'live ticker, liveticker, news ticker, newsticker, breaking news, breaking bar, weather widget, poll widget, player controls, video controls, countdown, scoreboard',
    ),
    maxProse: 1,
  },
  {
    step: 'html.meta-lines',
    reason: 'dates, sections and labels of the story, kept as its metadata',
    words: words(
      'dateline, timestamp, datetime, pubdate, publish date, published date, post date, entry date, article date, story date, date, dates, postinfo, post info, post meta, entry meta, article meta, article info, entry info, meta info, metadata, posted on, posted in, time stamp, reading time, read time, estimated read time, tags, taglist, tag list, tag links, tag cloud, post tags, entry tags, article tags, keywords, topics, categories, category, cat links, kicker, eyebrow, overline, article header, post header, entry header, entry footer, article footer, post footer, copyright, correction policy, source link, publish info, published, updated, edit link, view count, views',
    ),
    maxProse: 0,
  },
]

"""A small pack and its cases as files, for tests of what authors do with packs."""

from pathlib import Path

PACK = """\
pack: {id: shop, format: 1, version: "1.0.0", language: en, licence: "CC0-1.0", needs: {vocabulary: ">=1"}}
model: shop
edition: "2026"
title: Shop
per: [organisation, process]
stages: [{id: begin, title: Begin}, {id: grow, title: Grow}, {id: lead, title: Lead}]
dimensions:
  - id: shop-front
    title: Front
    categories:
      - id: front
        title: Front
        stages:
          grow: {criteria: [{shop.window: true}]}
          lead: {criteria: [{shop.tills: {at_least: 4}}]}
facts:
  shop.window:
    {type: boolean, ask: "Do people see what you sell?", per: [organisation, process],
     says: {"true": "They do.", "false": "They do not."}}
  shop.tills: {type: integer, ask: "How many tills?", minimum: 0, maximum: 9, ask_if: {shop.window: true},
     per: [organisation, process]}
  shop.goods: {type: choices, ask: "What do you sell?", options: [{id: bread}, {id: milk}]}
scores:
  - {id: reach, combine: mean, of: [shop.window, shop.tills]}
rules:
  - id: window
    title: "Show it"
    when: {shop.window: false}
    recommend: {action: basic-details-in-order}
    because: "Nobody buys what nobody sees."
    origin: interpretation
    examples:
      - {name: closed, given: {shop.window: false}, expect: fires}
      - {name: open, given: {shop.window: true}, expect: silent}
  - id: tills
    title: "More tills"
    when: {shop.tills: {below: 4}}
    recommend: {action: find-a-sponsor, towards: {shop: lead}}
    because: "People queue."
    origin: interpretation
"""
OPEN = """\
cases:
  - name: "a shop with a window"
    given: {shop.window: true, shop.tills: 2}
    expect:
      stages: {shop: grow, shop.front: grow}
      scores: {shop.score.reach: 1.5}
      rules: {window: silent, shop/tills: fires}
      recommendations: [find-a-sponsor]
"""


def shop(folder: Path, cases: str = OPEN, pack: str = PACK) -> Path:
    """The pack and its cases in a folder of their own."""
    home = folder / "shop"
    home.mkdir(parents=True)
    (home / "pack.yaml").write_text(pack, encoding="utf-8")
    if cases:
        (home / "cases.yaml").write_text(cases, encoding="utf-8")
    return home

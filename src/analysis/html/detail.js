// SPDX-License-Identifier: GPL-3.0-or-later
// Part three: what is selected, and the panel that tells of it.
(function () {
  const data = ng.data, nodes = data.nodes, detail = ng.byId("detail"), element = ng.element;

  ng.link = function (text, item) {
    const a = element("a", text, { href: "#graph", "class": "link" });
    a.addEventListener("click", function (event) {
      event.preventDefault();
      ng.select(item, true);
      ng.byId("graph").scrollIntoView({ block: "start" });
    });
    return a;
  };
  ng.articleName = function (a) { return a.title || a.uri.replace(/^.*\//, ""); };

  function quote(s) {
    const article = s.article >= 0 ? data.articles[s.article] : null, q = element("blockquote");
    const i = s.trigger ? s.text.indexOf(s.trigger) : -1;
    if (i >= 0) {
      q.appendChild(document.createTextNode(s.text.slice(0, i)));
      q.appendChild(element("mark", s.trigger));
      q.appendChild(document.createTextNode(s.text.slice(i + s.trigger.length)));
    } else q.appendChild(document.createTextNode(s.text));
    const facts = [];
    if (s.from) facts.push("when: " + s.from + (s.to ? " to " + s.to : ""));
    if (s.place) facts.push("where: " + s.place);
    if (s.items.length) facts.push("what: " + s.items.join(", "));
    if (s.title) facts.push("as: " + s.title);
    if (s.speaker) facts.push("according to " + s.speaker);
    if (s.confidence !== null) facts.push("confidence " + ng.figure(s.confidence));
    if (s.rule) facts.push("rule " + s.rule);
    const footer = element("footer");
    if (article) {
      const name = ng.articleName(article) + (article.source ? ", " + article.source : "") + (article.date ? ", " + article.date : "");
      footer.appendChild(/^https?:\/\//.test(article.url) ? element("a", name, { href: article.url, rel: "noopener noreferrer" })
        : ng.link(name, article));
      footer.appendChild(element("br"));
    }
    footer.appendChild(document.createTextNode(facts.join("; ")));
    q.appendChild(footer);
    return q;
  }
  function evidence(e, box) {
    const whole = e.statements.filter(function (s) { return s.text !== undefined; });
    whole.forEach(function (s) { box.appendChild(quote(s)); });
    if (whole.length < e.statements.length)
      box.appendChild(element("p", "and " + ng.plural(e.statements.length - whole.length, "more sentence"), { "class": "soft" }));
    if (!e.statements.length && e.evidence) box.appendChild(element("blockquote", e.evidence));
  }
  function edgeFacts(e) {
    const when = e.first ? ", " + e.first + (e.last !== e.first ? " to " + e.last : "") : "";
    return ng.plural(e.weight || 1, "article") + (e.status === "asserted" ? "" : ", " + e.status) + when;
  }
  function facts(rows) {
    const list = element("dl", null, { "class": "facts" });
    rows.forEach(function (row) {
      if (row[1] === null || row[1] === undefined || row[1] === "") return;
      list.appendChild(element("dt", row[0]));
      list.appendChild(row[1].nodeType ? element("dd", null, {}, [row[1]]) : element("dd", row[1]));
    });
    return list;
  }

  function showEdge(e) {
    const h = element("h3");
    h.appendChild(ng.link(e.source.name, e.source));
    h.appendChild(document.createTextNode(" " + ng.words(e.type) + " "));
    h.appendChild(ng.link(e.target.name, e.target));
    detail.appendChild(h);
    detail.appendChild(element("p", edgeFacts(e), { "class": "soft" }));
    evidence(e, detail);
  }
  function place(n, name) {
    return 1 + nodes.reduce(function (k, o) { return k + (o[name] > n[name]); }, 0);
  }
  function firmnessOf(n) {
    const f = data.firmness.filter(function (row) { return row.node === n.i; })[0];
    if (!f || f.articles.share < 0.5) return "";
    const percent = Math.round(100 * f.articles.share);
    return element("span", percent + " % of its weight rests on one article", { "class": "warn" });
  }
  // One line for each relation, which opens to its sentences.
  function relationLine(n, e) {
    const other = e.source === n ? e.target : e.source, box = element("details"), line = element("summary");
    const sign = e.symmetric ? "\u2014 " : e.source === n ? "\u2192 " : "\u2190 ";
    line.appendChild(document.createTextNode(sign));
    line.appendChild(ng.link(other.name, other));
    line.appendChild(element("span", "  " + edgeFacts(e), { "class": "soft" }));
    box.appendChild(line);
    box.addEventListener("toggle", function () {
      if (box.open && box.children.length === 1) evidence(e, box);
    });
    return box;
  }
  function showNode(n) {
    detail.appendChild(element("h3", n.name));
    const rows = [["Type", ng.words(n.type)]];
    if (n.aliases.length) rows.push(["Also", n.aliases.slice(0, 12).join(", ") + (n.aliases.length > 12 ? " \u2026" : "")]);
    if (n.first) rows.push(["Seen", n.first + (n.last !== n.first ? " to " + n.last : "")]);
    if (n.articles !== null) rows.push(["Articles", ng.figure(n.articles) + (n.mentions !== null ? ", " + ng.plural(n.mentions, "mention") : "")]);
    rows.push(["Strength", ng.figure(n.strength) + ", rank " + n.rank]);
    rows.push(["Betweenness", ng.figure(n.betweenness) + ", rank " + place(n, "betweenness")]);
    rows.push(["PageRank", ng.figure(n.pagerank) + ", rank " + place(n, "pagerank")]);
    if (n.community !== undefined) rows.push(["Community", ng.link(data.communities[n.community].name, data.communities[n.community])]);
    if (n.articulation) rows.push(["Note", "some entities are connected only through it"]);
    rows.push(["Caution", firmnessOf(n)]);
    detail.appendChild(facts(rows));
    d3.nest().key(function (e) { return e.type; }).entries(n.edges).sort(function (a, b) { return b.values.length - a.values.length; })
      .forEach(function (group) {
        detail.appendChild(element("h4", ng.words(group.key) + " (" + group.values.length + ")"));
        group.values.slice().sort(function (a, b) { return (b.weight || 1) - (a.weight || 1); }).slice(0, 100)
          .forEach(function (e) { detail.appendChild(relationLine(n, e)); });
      });
  }
  function showCommunity(c) {
    detail.appendChild(element("h3", c.name));
    detail.appendChild(element("p", ng.plural(c.size, "member") + "; weight inside " + ng.figure(c.inside) + ", to others " +
      ng.figure(c.across), { "class": "soft" }));
    const list = element("ol");
    c.members.slice(0, 100).forEach(function (n) { list.appendChild(element("li", null, {}, [ng.link(n.name, n)])); });
    detail.appendChild(list);
  }
  function showArticle(a) {
    detail.appendChild(element("h3", ng.articleName(a)));
    detail.appendChild(facts([["Date", a.date], ["Outlet", a.source], ["File", a.uri]]));
    ng.events.filter(function (v) { return v.article === a; }).forEach(function (v) {
      detail.appendChild(element("h4", null, {}, [ng.link(ng.relation(v.edge), v.edge)]));
      if (v.text) detail.appendChild(element("blockquote", v.text));
    });
  }
  function showNothing() {
    detail.appendChild(element("h3", "Main entities"));
    const list = element("ol");
    ng.byStrength.slice(0, 12).forEach(function (n) {
      const dot = element("span", null, { "class": "swatch" });
      dot.style.background = ng.nodeColour(n);
      list.appendChild(element("li", null, {}, [dot, document.createTextNode(" "), ng.link(n.name, n),
        element("span", "  " + ng.plural(n.edges.length, "relation"), { "class": "soft" })]));
    });
    detail.appendChild(list);
    detail.appendChild(element("h4", "How to read the drawing"));
    detail.appendChild(element("p", "A circle's size is the total weight of an entity's relations; a line's width the number of independent " +
      "articles. Solid lines are asserted, dashed ones planned, dotted ones alleged.", { "class": "soft" }));
  }

  function mark(list) {
    ng.near = {};
    list.forEach(function (n) { ng.near[n.i] = true; });
    return list;
  }
  ng.select = function (item, move) {
    let list = [];
    ng.selected = item;
    ng.near = ng.nearEdges = null;
    detail.textContent = "";
    if (!item) showNothing();
    else if (item.source && item.target) {
      list = mark([item.source, item.target]);
      showEdge(item);
    } else if (item.members) {
      list = mark(item.members);
      showCommunity(item);
    } else if (item.uri !== undefined) {
      const own = ng.events.filter(function (v) { return v.article === item; });
      list = mark(d3.merge(own.map(function (v) { return [v.edge.source, v.edge.target]; })));
      ng.nearEdges = {};
      own.forEach(function (v) { ng.nearEdges[v.edge.i] = true; });
      showArticle(item);
    } else {
      list = mark(d3.merge(item.edges.map(function (e) { return [e.source, e.target]; })).concat([item]));
      showNode(item);
    }
    detail.scrollTop = 0;
    if (item && move) ng.lookAt(list.filter(function (n) { return n.shown; }));
    ng.draw();
  };
})();

// SPDX-License-Identifier: GPL-3.0-or-later
// Part four: tables that sort, filter and save themselves, and what they hold.
(function () {
  const data = ng.data, element = ng.element, words = ng.words;
  const ROWS = 100; // rows before the reader asks for more

  function field(name) { return function (row) { return row[name] === undefined ? null : row[name]; }; }
  function isEmpty(value) { return value === null || value === undefined || value === ""; }
  function csv(columns, rows) {
    function cell(value) {
      const text = isEmpty(value) ? "" : String(value);
      return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    }
    return [columns.map(function (c) { return cell(c.title); })].concat(rows.map(function (row) {
      return columns.map(function (c) { return cell(c.value(row)); });
    })).map(function (cells) { return cells.join(","); }).join("\r\n");
  }

  // columns: {title, value(row), number, item(row), text, short, help, extra, show(row)}; a click on
  // a title sorts.  Columns without any value are left out.
  ng.table = function (id, rows, columns, sort, descending) {
    const section = ng.byId(id), box = section.querySelector(".table");
    if (!rows.length) {
      section.hidden = true;
      return { find: function () {} };
    }
    const key = columns[sort];
    columns = columns.filter(function (c) { return c === key || rows.some(function (r) { return !isEmpty(c.value(r)); }); });
    let by = key, shown = ROWS, extras = false, wanted = "";
    const above = element("div", null, { "class": "above" }), scroll = element("div", null, { "class": "scroll", tabindex: "0", role: "region",
      "aria-labelledby": id + "-title" });
    const input = element("input", null, { type: "search", placeholder: "filter the table", "aria-label": "Filter the table" });
    const count = element("span", null, { "class": "soft", "aria-live": "polite" });
    const save = element("button", "CSV", { type: "button", title: "Save the rows of this table" });
    above.appendChild(input);
    if (columns.some(function (c) { return c.extra; })) {
      const all = element("input", null, { type: "checkbox" });
      all.addEventListener("change", function () { extras = all.checked; fill(); });
      above.appendChild(element("label", null, {}, [all, document.createTextNode(" all measures")]));
    }
    above.appendChild(save);
    above.appendChild(count);
    box.appendChild(above);
    box.appendChild(scroll);

    function compare(a, b) {
      const u = by.value(a), v = by.value(b), empty = isEmpty(u) - isEmpty(v);
      return empty || (u < v ? -1 : u > v ? 1 : 0) * (descending ? -1 : 1);
    }
    function matching() {
      const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean);
      const texts = columns.filter(function (c) { return !c.number; });
      const found = rows.filter(function (row) {
        const text = texts.map(function (c) { return c.value(row); }).join(" ").toLowerCase();
        return parts.every(function (p) { return text.indexOf(p) >= 0; });
      });
      return found.map(function (r, i) { return [r, i]; }).sort(function (a, b) { return compare(a[0], b[0]) || a[1] - b[1]; })
        .map(function (pair) { return pair[0]; });
    }
    function header(c) {
      const b = element("button", c.title, { type: "button", "class": "sort" });
      const th = element("th", null, { scope: "col", "class": c.number ? "number" : "" }, [b]);
      if (c.help) b.title = c.help;
      if (c === by) th.setAttribute("aria-sort", descending ? "descending" : "ascending");
      b.addEventListener("click", function () {
        descending = c === by ? !descending : !!c.number;
        by = c;
        fill(c);
      });
      return th;
    }
    function cell(c, row) {
      const value = c.value(row), td = element("td", null, { "class": c.number ? "number" : c.text ? "text" : c.short ? "short" : "" });
      const text = c.show ? c.show(row) : c.number && typeof value === "number" ? ng.figure(value) : isEmpty(value) ? "" : value;
      if (c.item && c.item(row)) td.appendChild(ng.link(text, c.item(row)));
      else if (c.text) td.appendChild(element("div", text, { tabindex: "-1" }));
      else td.textContent = text;
      if (c.warn && c.warn(row)) td.className += " warn";
      return td;
    }
    function fill(focus) {
      const list = matching(), used = columns.filter(function (c) { return extras || !c.extra; });
      const head = element("tr"), body = element("tbody");
      used.forEach(function (c) { head.appendChild(header(c)); });
      list.slice(0, shown).forEach(function (row) {
        const tr = element("tr");
        used.forEach(function (c) { tr.appendChild(cell(c, row)); });
        body.appendChild(tr);
      });
      scroll.textContent = "";
      scroll.appendChild(element("table", null, {}, [element("thead", null, {}, [head]), body]));
      count.textContent = list.length === rows.length ? ng.plural(rows.length, "row") : list.length + " of " + rows.length + " rows";
      if (list.length > shown) {
        const more = element("button", "Show all " + list.length, { type: "button", "class": "more" });
        more.addEventListener("click", function () { shown = Infinity; fill(); });
        scroll.appendChild(more);
      }
      if (focus) head.children[used.indexOf(focus)].firstChild.focus();
    }
    input.addEventListener("input", function () { wanted = input.value; fill(); });
    save.addEventListener("click", function () {
      ng.save(new Blob([csv(columns, matching())], { type: "text/csv" }), "newsgraph-" + id + ".csv");
    });
    fill();
    return { find: function (text) { input.value = wanted = text; fill(); } };
  };

  // ---------------------------------------------------------------- entities and relations

  const main = { strength: 1, degree: 1, betweenness: 1, pagerank: 1 };
  ng.table("entities", data.nodes, [
    { title: "Entity", value: field("name"), item: function (n) { return n; } },
    { title: "Type", value: function (n) { return words(n.type); } },
    { title: "Articles", value: field("articles"), number: true },
    { title: "Mentions", value: field("mentions"), number: true },
    { title: "First", value: field("first"), short: true },
    { title: "Last", value: field("last"), short: true }
  ].concat(data.measures.map(function (m) {
    return { title: m.title + (m.exact ? "" : " (estimate)"), value: field(m.name), number: true, help: m.help, extra: !main[m.name], name: m.name };
  })).concat([
    { title: "Community", value: function (n) { return n.community === undefined ? "" : data.communities[n.community].name; },
      item: function (n) { return data.communities[n.community]; } }
  ]), 6 + data.measures.map(function (m) { return m.name; }).indexOf("strength"), true);

  ng.table("relations", data.edges, [
    { title: "Source", value: function (e) { return e.source.name; }, item: function (e) { return e.source; } },
    { title: "Relation", value: function (e) { return words(e.type); }, item: function (e) { return e; } },
    { title: "Target", value: function (e) { return e.target.name; }, item: function (e) { return e.target; } },
    { title: "Status", value: field("status") },
    { title: "Articles", value: field("weight"), number: true },
    { title: "Confidence", value: field("confidence"), number: true },
    { title: "First", value: field("first"), short: true },
    { title: "Last", value: field("last"), short: true },
    { title: "Evidence", value: field("evidence"), text: true }
  ], 4, true);

  ng.events.sort(function (a, b) { return d3.ascending(a.date || "9", b.date || "9"); });
  const events = ng.events.filter(function (v) { return v.edge.type !== "holds_position"; }); // states, not events
  ng.eventTable = ng.table("timeline", events, [
    { title: "Date", value: field("date"), short: true },
    { title: "Event", value: function (v) { return ng.relation(v.edge); }, item: function (v) { return v.edge; } },
    { title: "Place", value: field("place") },
    { title: "Article", value: function (v) { return v.article ? ng.articleName(v.article) : ""; }, item: function (v) { return v.article; } },
    { title: "Evidence", value: field("text"), text: true }
  ], 0, false);

  // ---------------------------------------------------------------- judgements

  function range(key) { return function (f) { return f[key] ? f[key][0] + (f[key][1] === f[key][0] ? "" : "\u2013" + f[key][1]) : "\u2013"; }; }
  function worst(key) { return function (f) { return f[key] ? f[key][1] : null; }; }
  function percent(key) { return function (f) { return Math.round(100 * f[key].share); }; }
  const outlets = data.articles.some(function (a) { return a.source; });
  const judged = [
    { title: "Rank", value: field("rank"), number: true },
    { title: "Entity", value: function (f) { return data.nodes[f.node].name; }, item: function (f) { return data.nodes[f.node]; } },
    { title: "Likely ranks", value: worst("likely"), show: range("likely"), number: true },
    { title: "Less an article", value: worst("without_article"), show: range("without_article"), number: true },
    { title: "Less all weak", value: field("without_weak"), number: true, show: function (f) { return f.without_weak || "none left"; } },
    { title: "Articles", value: function (f) { return f.articles.count; }, number: true },
    { title: "% on one article", value: percent("articles"), number: true, warn: function (f) { return f.articles.share >= 0.5; } },
    { title: "Which article", value: function (f) {
      return f.articles.article === undefined ? "" : ng.articleName(data.articles[f.articles.article]);
    }, item: function (f) { return data.articles[f.articles.article]; } }
  ];
  if (outlets) {
    judged.splice(3, 0, { title: "Less an outlet", value: worst("without_outlet"), show: range("without_outlet"), number: true });
    judged.push({ title: "Outlets", value: function (f) { return f.outlets.count; }, number: true },
      { title: "% on one outlet", value: percent("outlets"), number: true, warn: function (f) { return f.outlets.share >= 0.5; } },
      { title: "Which outlet", value: function (f) { return f.outlets.main; } });
  }
  ng.table("firmness", data.firmness, judged, 0, false);

  ng.table("predictions", data.predictions, [
    { title: "One", value: function (p) { return data.nodes[p.a].name; }, item: function (p) { return data.nodes[p.a]; } },
    { title: "Other", value: function (p) { return data.nodes[p.b].name; }, item: function (p) { return data.nodes[p.b]; } },
    { title: "Adamic-Adar", value: field("adamic_adar"), number: true, help: "sum of 1 / ln(degree) over the common neighbours" },
    { title: "Resource allocation", value: field("resource_allocation"), number: true, help: "sum of 1 / degree over the common neighbours" },
    { title: "Jaccard", value: field("jaccard"), number: true, help: "share of common ones among all neighbours of both" },
    { title: "In common", value: function (p) { return p.common.join(", "); } }
  ], 2, true);

  ng.table("articles", data.articles, [
    { title: "Date", value: field("date"), short: true },
    { title: "Title", value: ng.articleName, item: function (a) { return a; } },
    { title: "Outlet", value: field("source") },
    { title: "Statements", value: function (a) { return a.n_statements || 0; }, number: true },
    { title: "File", value: field("uri") }
  ], 0, false);
  data.failures.forEach(function (f) {
    ng.byId("articles").appendChild(element("p", "Could not be read: " + f.uri + ": " + f.message, { "class": "note" }));
  });
})();

// SPDX-License-Identifier: GPL-3.0-or-later
// Part five: the overview, the charts and what starts the page.
(function () {
  const data = ng.data, nodes = data.nodes, edges = data.edges, element = ng.element, byId = ng.byId;

  // ---------------------------------------------------------------- overview

  function names(list, value) {
    return list.map(function (n) { return n.name + (value ? " (" + ng.figure(value(n)) + ")" : ""); }).join(", ");
  }
  function top(name, k) {
    return nodes.filter(function (n) { return n[name] > 0; }).sort(function (a, b) { return b[name] - a[name] || a.i - b.i; }).slice(0, k);
  }
  (function overview() {
    const dates = data.articles.map(function (a) { return a.date; }).filter(Boolean).sort();
    const outlets = {};
    data.articles.forEach(function (a) { if (a.source) outlets[a.source] = true; });
    const n_outlets = Object.keys(outlets).length, months = dates.length ? [dates[0], dates[dates.length - 1]] : [];
    byId("summary").textContent = months.length ? "Articles from " + months[0] + " to " + months[1] +
      (dates.length < data.articles.length ? " (" + (data.articles.length - dates.length) + " without a date)" : "") : "";
    [["Entities", data.total.nodes], ["Relations", data.total.edges], ["Statements", data.total.statements],
      ["Articles", data.articles.length], ["Outlets", n_outlets], ["Communities", data.total.communities]].forEach(function (f) {
      if (f[1]) byId("figures").appendChild(element("div", null, {}, [element("dt", f[0]), element("dd", ng.figure(f[1]))]));
    });
    const findings = [];
    if (edges.length) findings.push("Most connected, by the weight of their relations: " + names(ng.byStrength.slice(0, 5), function (n) { return n.strength; }) + ".");
    const brokers = top("betweenness", 5);
    if (brokers.length) findings.push("Brokers, through whom the shortest paths between others lead: " + names(brokers) + ".");
    const many = edges.filter(function (e) { return e.weight > 1 && e.type !== "holds_position"; }).sort(function (a, b) { return b.weight - a.weight; }).slice(0, 4);
    if (many.length) findings.push("Relations that most articles state: " + many.map(function (e) { return ng.relation(e) + " (" + ng.figure(e.weight) + ")"; }).join("; ") + ".");
    const open = ["planned", "alleged", "negated"].filter(function (s) { return ng.counts.status[s]; });
    if (open.length) findings.push("Not simply asserted: " + open.map(function (s) { return ng.counts.status[s] + " " + s; }).join(", ") + " of " +
      ng.plural(edges.length, "relation") + "; they are marked wherever they appear.");
    const alone = data.firmness.filter(function (f) { return f.articles.share >= 0.995; });
    if (alone.length) findings.push("With care: " + alone.length + " of the top " + data.firmness.length + " entities rest on one article alone: " +
      names(alone.slice(0, 6).map(function (f) { return nodes[f.node]; })) + (alone.length > 6 ? " \u2026" : "") + ".");
    if (data.failures.length) findings.push(ng.plural(data.failures.length, "article") + " could not be read; see the end.");
    findings.forEach(function (text) { byId("findings").appendChild(element("li", text)); });
    if (nodes.length < data.total.nodes || edges.length < data.total.edges) {
      byId("part").hidden = false;
      byId("part").textContent = "Drawn and listed are the strongest " + ng.figure(nodes.length) + " of " + ng.figure(data.total.nodes) +
        " entities and " + ng.figure(edges.length) + " of " + ng.figure(data.total.edges) + " relations; the measures are those of the whole " +
        "graph, and the report as JSON or CSV has all.";
    }
  })();

  (function method() {
    const list = document.querySelector("#method dl");
    data.measures.forEach(function (m) {
      list.appendChild(element("dt", m.title));
      list.appendChild(element("dd", m.help + ". " + (m.undefined ? "Not defined here: " + m.undefined + "." : m.exact ? "Exact." :
        "Estimated " + m.method + " (" + ng.figure(m.sample) + "); standard error of the greatest 20 at most " + ng.figure(100 * m.error) +
        " % of the value, and " + m.sure + " of them surely (95 %) belong there.")));
    });
  })();

  // ---------------------------------------------------------------- timeline

  // Years, quarters or months: the finest of which there are not too many.
  const periods = { year: function (d) { return d.slice(0, 4); },
    quarter: function (d) { return d.slice(0, 4) + "-Q" + Math.ceil(Number(d.slice(5, 7)) / 3); },
    month: function (d) { return d.slice(0, 7); } };
  function parse(key) {
    const quarter = key.split("-Q");
    return new Date(Number(key.slice(0, 4)), quarter[1] ? 3 * quarter[1] - 3 : Number(key.slice(5, 7) || 1) - 1, 1);
  }
  (function chart() {
    const dated = ng.events.filter(function (v) { return v.edge.type !== "holds_position" && /^\d{4}-\d\d/.test(v.date); });
    const box = document.querySelector("#timeline .chart");
    if (dated.length < 2) return box.remove();
    const span = d3.extent(dated, function (v) { return parse(v.date.slice(0, 7)); });
    const years = (span[1] - span[0]) / 3.156e10, kind = years > 12 ? "year" : years > 4 ? "quarter" : "month";
    const length = { year: 12, quarter: 3, month: 1 }[kind];
    const bars = d3.nest().key(function (v) { return periods[kind](v.date); }).entries(dated);
    const keys = d3.extent(bars, function (b) { return b.key; }), w = Math.max(400, box.clientWidth), h = 144;
    const x = d3.time.scale().domain([parse(keys[0]), d3.time.month.offset(parse(keys[1]), length)]).range([36, w - 12]);
    const y = d3.scale.linear().domain([0, d3.max(bars, function (b) { return b.values.length; })]).nice(4).range([h - 24, 8]);
    const svg = d3.select(box).append("svg").attr("viewBox", "0 0 " + w + " " + h).attr("role", "group")
      .attr("aria-label", "Events by " + kind + "; choosing a bar filters the table");
    svg.append("g").attr("transform", "translate(0," + (h - 24) + ")").call(d3.svg.axis().scale(x).ticks(Math.min(10, 2 * bars.length)).tickSize(4));
    svg.append("g").attr("transform", "translate(36,0)").call(d3.svg.axis().scale(y).orient("left").ticks(4).tickSize(4).tickFormat(d3.format("d")));
    let chosen = null;
    bars.forEach(function (b) {
      const from = x(parse(b.key)), to = x(d3.time.month.offset(parse(b.key), length));
      const bar = svg.append("rect").attr("x", from + 0.5).attr("width", Math.max(2, to - from - 1)).attr("y", y(b.values.length))
        .attr("height", h - 24 - y(b.values.length)).attr("tabindex", 0).attr("role", "button")
        .attr("aria-label", b.key + ": " + ng.plural(b.values.length, "event"));
      bar.append("title").text(b.key + ": " + ng.plural(b.values.length, "event"));
      function choose() {
        chosen = chosen === b.key ? null : b.key;
        svg.selectAll("rect").classed("chosen", false);
        bar.classed("chosen", chosen !== null);
        ng.eventTable.find(chosen ? kind === "quarter" ? b.key.slice(0, 5) : chosen : "");
      }
      bar.on("click", choose).on("keydown", function () {
        if (d3.event.key !== "Enter" && d3.event.key !== " ") return;
        d3.event.preventDefault();
        choose();
      });
    });
  })();

  // ---------------------------------------------------------------- communities

  (function communities() {
    const box = document.querySelector("#communities .cards"), SHOWN = 24, NAMED = 6;
    data.communities.forEach(function (c) { c.members = []; });
    ng.byStrength.forEach(function (n) { if (n.community !== undefined) data.communities[n.community].members.push(n); });
    const list = data.communities.filter(function (c) { return c.members.length > 1; });
    if (!list.length) {
      byId("communities").hidden = true;
      return;
    }
    byId("communities").querySelector(".note").textContent = "Groups that are joined more closely inside than to the rest (modularity " +
      ng.figure(data.modularity) + "), each called by its main members; the bar is the share of their relations' weight that stays inside." +
      (list.length > SHOWN ? " The largest " + SHOWN + " of " + list.length + "." : "");
    list.slice(0, SHOWN).forEach(function (c) {
      const card = element("div", null, { "class": "card" }), h = element("h3"), meter = element("div", null, { "class": "meter" }), part = element("div");
      card.style.borderLeftColor = ng.groupColour(data.communities.indexOf(c));
      h.appendChild(ng.link(c.members.slice(0, 2).map(function (n) { return n.name; }).join(", "), c));
      card.appendChild(h);
      card.appendChild(element("p", ng.plural(c.size, "member") + "; weight inside " + ng.figure(c.inside) + ", to others " + ng.figure(c.across), { "class": "soft" }));
      const line = element("p");
      c.members.slice(0, NAMED).forEach(function (n, i) {
        if (i) line.appendChild(document.createTextNode(", "));
        line.appendChild(ng.link(n.name, n));
      });
      if (c.size > NAMED) line.appendChild(document.createTextNode(" and " + (c.size - NAMED) + " more"));
      card.appendChild(line);
      part.style.width = 100 * c.inside / (c.inside + c.across || 1) + "%";
      meter.appendChild(part);
      card.appendChild(meter);
      box.appendChild(card);
    });
  })();

  // ---------------------------------------------------------------- ranks over time

  const SHOWN_PERIODS = 12, SHOWN_ENTITIES = 15, SHOWN_MOVERS = 8;
  // [{key, strength: {node: weight}, rank: {node: rank}}]: a relation counts once for each text.
  function ranksBy(kind) {
    const length = { year: 4, quarter: 7, month: 7 }[kind];
    const dated = ng.events.filter(function (v) { return v.published.length >= length && v.edge.s !== v.edge.t; });
    return d3.nest().key(function (v) { return periods[kind](v.published); }).sortKeys(d3.ascending).entries(dated).map(function (group) {
      const seen = {}, strength = {};
      group.values.forEach(function (v) {
        const key = v.edge.i + " " + v.article.text;
        if (seen[key]) return;
        seen[key] = true;
        [v.edge.s, v.edge.t].forEach(function (i) { strength[i] = (strength[i] || 0) + 1; });
      });
      const values = Object.keys(strength).map(function (i) { return strength[i]; }).sort(d3.descending), first = {}, rank = {};
      values.forEach(function (value, k) { if (!first[value]) first[value] = k + 1; });
      for (const i in strength) rank[i] = first[strength[i]];
      return { key: group.key, strength: strength, rank: rank };
    });
  }
  function rankTable(list) {
    const shown = list.slice(-SHOWN_PERIODS), head = element("tr", null, {}, [element("th", "Entity", { scope: "col" })]), body = element("tbody");
    shown.forEach(function (p) { head.appendChild(element("th", p.key, { scope: "col" })); });
    ng.byStrength.filter(function (n) { return shown.some(function (p) { return p.rank[n.i]; }); }).slice(0, SHOWN_ENTITIES).forEach(function (n) {
      const row = element("tr", null, {}, [element("td", null, { "class": "short" }, [ng.link(n.name, n)])]);
      shown.forEach(function (p) {
        const rank = p.rank[n.i], cell = element("td", rank || "\u00b7", { "class": "rank" });
        if (rank) cell.style.background = "rgb(var(--heat) / " + Math.max(0.06, 0.6 - 0.05 * (rank - 1)) + ")";
        if (rank) cell.title = n.name + ", " + p.key + ": strength " + p.strength[n.i];
        row.appendChild(cell);
      });
      body.appendChild(row);
    });
    return element("table", null, {}, [element("thead", null, {}, [head]), body]);
  }
  function moverList(title, before, now, sign) {
    const box = element("div"), list = element("ul"), rows = [];
    nodes.forEach(function (n) {
      const by = ((now.strength[n.i] || 0) - (before.strength[n.i] || 0)) * sign;
      if (by > 0) rows.push({ node: n, by: by });
    });
    rows.sort(function (a, b) { return b.by - a.by || a.node.rank - b.node.rank; });
    box.appendChild(element("h3", title));
    rows.slice(0, SHOWN_MOVERS).forEach(function (r) {
      const was = before.rank[r.node.i], is = now.rank[r.node.i];
      list.appendChild(element("li", null, {}, [ng.link(r.node.name, r.node), element("span", "  " + (was ? "rank " + was : "not there") + " \u2192 " +
        (is ? "rank " + is : "not there") + ", strength " + (before.strength[r.node.i] || 0) + " \u2192 " + (now.strength[r.node.i] || 0), { "class": "soft" })]));
    });
    if (!rows.length) list.appendChild(element("li", "nobody", { "class": "soft" }));
    box.appendChild(list);
    return box;
  }
  (function change() {
    const box = document.querySelector("#change .ranks"), choice = byId("window");
    const possible = ["month", "quarter", "year"].filter(function (kind) { return ranksBy(kind).length > 1; });
    if (!possible.length) {
      byId("change").hidden = true;
      return;
    }
    possible.forEach(function (kind) { choice.appendChild(element("option", kind, { value: kind })); });
    choice.value = possible.filter(function (kind) { return ranksBy(kind).length <= SHOWN_PERIODS; })[0] || possible[possible.length - 1];
    function fill() {
      const list = ranksBy(choice.value), now = list[list.length - 1], before = list[list.length - 2];
      box.textContent = "";
      box.appendChild(rankTable(list));
      box.appendChild(element("div", null, { "class": "columns" }, [
        moverList("Rose most from " + before.key + " to " + now.key, before, now, 1),
        moverList("Fell most from " + before.key + " to " + now.key, before, now, -1)]));
    }
    choice.addEventListener("change", fill);
    fill();
  })();

  // ---------------------------------------------------------------- controls

  function chips(id, kind, sign) {
    const box = byId(id), keys = Object.keys(ng.counts[kind]).sort(function (a, b) { return ng.counts[kind][b] - ng.counts[kind][a] || d3.ascending(a, b); });
    keys.forEach(function (name) {
      const b = element("button", null, { type: "button", "class": "chip", "aria-pressed": "true", title: "Show or hide; with Shift: only this" });
      const s = sign(name);
      if (s) b.appendChild(s);
      b.appendChild(document.createTextNode(ng.words(name)));
      b.appendChild(element("span", ng.counts[kind][name], { "class": "soft" }));
      b.addEventListener("click", function (event) {
        if (event.shiftKey) keys.forEach(function (k) { ng.hidden[kind][k] = k !== name; });
        else ng.hidden[kind][name] = !ng.hidden[kind][name];
        press();
        refresh();
      });
      b.dataset.kind = kind;
      b.dataset.name = name;
      box.appendChild(b);
    });
    if (keys.length < 2) box.hidden = true;
  }
  function press() {
    document.querySelectorAll(".chip").forEach(function (b) { b.setAttribute("aria-pressed", String(!ng.hidden[b.dataset.kind][b.dataset.name])); });
  }
  chips("node-types", "node", function (name) {
    const dot = element("span", null, { "class": "swatch" });
    dot.style.background = ng.typeColour[name];
    return dot;
  });
  chips("edge-types", "edge", function () { return null; });
  chips("statuses", "status", function (name) { return element("span", null, { "class": "stroke " + name }); });

  function refresh() {
    ng.filter();
    ng.draw();
  }
  const search = byId("search"), list = byId("names");
  ng.byStrength.slice(0, 2000).forEach(function (n) { list.appendChild(element("option", null, { value: n.name })); });
  function find() {
    const text = search.value.trim().toLowerCase();
    function has(n, test) { return [n.name].concat(n.aliases).some(function (a) { return test(a.toLowerCase()); }); }
    if (!text) return ng.select(null);
    const hit = ng.byStrength.filter(function (n) { return n.name.toLowerCase() === text; })[0] ||
      ng.byStrength.filter(function (n) { return has(n, function (a) { return a.indexOf(text) === 0; }); })[0] ||
      ng.byStrength.filter(function (n) { return has(n, function (a) { return a.indexOf(text) >= 0; }); })[0];
    if (hit) ng.select(hit, true);
  }
  search.addEventListener("input", find);
  byId("controls").addEventListener("submit", function (event) { event.preventDefault(); find(); });
  ["from", "to", "weight", "backbone"].forEach(function (id) { byId(id).addEventListener("change", refresh); });
  byId("colour").addEventListener("change", function () {
    if (!ng.selected) ng.select(null);
    ng.draw();
  });
  if (nodes.length > 1000) byId("colour").value = "community"; // what shows the shape of a large graph
  if (!edges.some(function (e) { return e.weight > 1; })) byId("weight").parentNode.hidden = true;
  if (!edges.some(function (e) { return e.first; })) ["from", "to"].forEach(function (id) { byId(id).parentNode.hidden = true; });
  byId("show-all").addEventListener("click", function () {
    byId("controls").reset();
    ng.hidden = { node: {}, edge: {}, status: {} };
    press();
    ng.filter();
    ng.fit();
    ng.select(null);
  });
  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") ng.select(null);
    else if (event.key === "/" && !typing) {
      event.preventDefault();
      search.focus();
    }
  });

  // ---------------------------------------------------------------- start

  const dark = window.matchMedia("(prefers-color-scheme: dark)"), theme = byId("theme");
  function setTheme(isDark) {
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    theme.textContent = isDark ? "Light" : "Dark";
    theme.setAttribute("aria-pressed", String(isDark));
    ng.draw();
  }
  theme.addEventListener("click", function () { setTheme(document.documentElement.dataset.theme !== "dark"); });
  dark.addEventListener("change", function () { setTheme(dark.matches); });
  document.querySelectorAll("main section:not([hidden]) > h2").forEach(function (h) {
    document.querySelector("nav ul").appendChild(element("li", null, {}, [element("a", h.firstChild.textContent.trim(), { href: "#" + h.parentNode.id })]));
  });
  window.addEventListener("resize", ng.resize);
  ng.filter();
  setTheme(dark.matches);
  ng.resize();
  ng.select(null);
})();

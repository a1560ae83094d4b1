// SPDX-License-Identifier: GPL-3.0-or-later
// The web report, part one: the data of the page, what is filtered, and helpers.  Text of
// articles goes into text nodes only.
"use strict";
const ng = {};
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const nodes = data.nodes, edges = data.edges;
  // Okabe and Ito's colours, told apart by colour-blind readers too
  const typePalette = ["#0072b2", "#d55e00", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#8c6bb1", "#7f7f7f"];
  const groupPalette = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee8866", "#44bb99", "#9970ab", "#b08d57",
    "#6f7f3f", "#d6604d"];
  const elsewhere = "#8b929a";

  ng.data = data;
  ng.dashes = { planned: [6, 4], alleged: [2, 4], negated: [1, 7] };
  ng.byId = function (id) { return document.getElementById(id); };
  ng.element = function (tag, text, attributes, children) {
    const e = document.createElement(tag);
    if (text !== undefined && text !== null) e.textContent = text;
    for (const key in attributes || {}) e.setAttribute(key, attributes[key]);
    (children || []).forEach(function (child) { e.appendChild(child); });
    return e;
  };
  ng.words = function (type) { return type.replace(/_/g, " "); };
  ng.figure = function (value) {
    if (value === null || value === undefined) return "";
    return Math.abs(value) >= 100 || value % 1 === 0 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
  };
  ng.plural = function (n, word) { return ng.figure(n) + " " + word + (n === 1 ? "" : "s"); };
  ng.relation = function (e) {
    return e.source.name + " " + ng.words(e.type) + " " + e.target.name + (e.status === "asserted" ? "" : " (" + e.status + ")");
  };
  function countBy(list, key) {
    const counts = {};
    list.forEach(function (item) { counts[item[key]] = (counts[item[key]] || 0) + 1; });
    return counts;
  }
  ng.counts = { node: countBy(nodes, "type"), edge: countBy(edges, "type"), status: countBy(edges, "status") };

  ng.typeColour = {};
  Object.keys(ng.counts.node).sort().forEach(function (type, i) {
    const own = data.colours[type];
    ng.typeColour[type] = /^#[0-9a-f]{6}$/i.test(own) ? own : typePalette[i % typePalette.length];
  });
  ng.groupColour = function (i) { return i < groupPalette.length ? groupPalette[i] : i < 40 ? String(d3.hsl(i * 137.5 % 360, 0.4, 0.55)) : elsewhere; };
  ng.nodeColour = function (n) {
    if (ng.byId("colour").value === "type") return ng.typeColour[n.type];
    return n.community === undefined ? elsewhere : ng.groupColour(n.community);
  };

  edges.forEach(function (e, i) {
    e.i = i;
    e.source = nodes[e.s];
    e.target = nodes[e.t];
    (e.source.edges = e.source.edges || []).push(e);
    if (e.target !== e.source) (e.target.edges = e.target.edges || []).push(e);
  });
  nodes.forEach(function (n) { n.edges = n.edges || []; });
  const greatest = Math.max.apply(null, nodes.map(function (n) { return n.strength; }).concat([1]));
  nodes.forEach(function (n) { n.r = 4 + 15 * Math.sqrt(n.strength / greatest); });
  ng.byStrength = nodes.slice().sort(function (a, b) { return b.strength - a.strength || a.i - b.i; });
  ng.byStrength.forEach(function (n, k) { n.rank = k + 1; });

  // What is said, one for each statement with its date: that of the event, or of the article.
  ng.events = [];
  edges.forEach(function (e) {
    e.statements.forEach(function (s) {
      const article = s.article >= 0 ? data.articles[s.article] : null;
      if (article) article.n_statements = (article.n_statements || 0) + 1;
      ng.events.push({ date: s.from || (article && article.date) || "", published: (article && article.date) || "", edge: e,
        article: article, place: s.place || "", text: s.text || "" });
    });
  });

  // ---------------------------------------------------------------- filters

  ng.hidden = { node: {}, edge: {}, status: {} };
  function edgeShown(e, wanted) {
    return !ng.hidden.edge[e.type] && !ng.hidden.status[e.status] && !ng.hidden.node[e.source.type] && !ng.hidden.node[e.target.type] &&
      (e.weight || 1) >= wanted.weight && (!wanted.backbone || e.disparity < wanted.backbone) &&
      (!wanted.from || !e.last || e.last >= wanted.from.slice(0, e.last.length)) && (!wanted.to || !e.first || e.first <= wanted.to);
  }
  ng.filter = function () {
    const wanted = { from: ng.byId("from").value, to: ng.byId("to").value, weight: Number(ng.byId("weight").value),
      backbone: Number(ng.byId("backbone").value) };
    const whole = wanted.weight === 1 && !wanted.backbone && !wanted.from && !wanted.to;
    ng.shownEdges = edges.filter(function (e) { return edgeShown(e, wanted); });
    nodes.forEach(function (n) { n.shown = whole && n.edges.length === 0 && !ng.hidden.node[n.type]; });
    ng.shownEdges.forEach(function (e) { e.source.shown = e.target.shown = true; });
    ng.shownNodes = ng.byStrength.filter(function (n) { return n.shown; });
    ng.byId("counts").textContent = ng.plural(ng.shownNodes.length, "entity").replace("entitys", "entities") + ", " +
      ng.plural(ng.shownEdges.length, "relation") + " shown";
  };
})();

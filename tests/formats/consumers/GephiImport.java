// SPDX-License-Identifier: GPL-3.0-or-later
// Opens files with Gephi's own importers and prints what its graph then holds, as JSON.
// usage: java -cp gephi-toolkit.jar GephiImport.java FILE...   (tables: NODES.csv,EDGES.csv)
import java.io.File;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.spi.Processor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiImport {
  static String quote(Object value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : String.valueOf(value).toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static String values(Element element, Table table) {
    List<String> members = new ArrayList<>();
    for (Column column : table) {
      Object value = element.getAttribute(column);
      if (value != null && !column.isProperty()) members.add(quote(column.getTitle()) + ":" + quote(value));
    }
    return "{" + String.join(",", members) + "}";
  }

  // The first and last day of each spell.
  static String spells(Edge edge) {
    List<String> out = new ArrayList<>();
    if (!(edge.getAttribute("timeset") instanceof IntervalSet)) return "[]";
    for (Interval spell : edge.getIntervals())
      out.add("[" + quote(day(spell.getLow())) + "," + quote(day(spell.getHigh())) + "]");
    return "[" + String.join(",", out) + "]";
  }

  static String day(double milliseconds) {
    return Instant.ofEpochMilli((long) milliseconds).atZone(ZoneId.of("UTC")).toLocalDate().toString();
  }

  static String columns(Table table) {
    TreeMap<String, String> types = new TreeMap<>();
    for (Column column : table) types.put(column.getTitle(), column.getTypeClass().getSimpleName());
    List<String> members = new ArrayList<>();
    types.forEach((name, type) -> members.add(quote(name) + ":" + quote(type)));
    return "{" + String.join(",", members) + "}";
  }

  // Imports into a fresh workspace; the second of two files is appended to the first.
  static void load(ProjectController projects, String argument, List<String> issues) throws Exception {
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    boolean first = true;
    for (String path : argument.split(",")) {
      Container container = importer.importFile(new File(path));
      if (container == null) throw new Exception("no importer for " + path);
      container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
      container.getLoader().setAllowParallelEdge(true);
      java.util.Iterator<Issue> all = container.getReport().getIssues(10000);
      while (all.hasNext()) {
        Issue issue = all.next();
        if (issue.getLevel() != Issue.Level.INFO) issues.add(quote(issue.getLevel() + " " + issue.getMessage()));
      }
      Processor processor = first ? new DefaultProcessor() : new AppendProcessor();
      importer.process(container, processor, projects.getCurrentWorkspace());
      first = false;
    }
  }

  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    for (String argument : arguments) {
      List<String> issues = new ArrayList<>(), nodes = new ArrayList<>(), edges = new ArrayList<>();
      projects.newProject();
      load(projects, argument, issues);
      GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
      Graph graph = model.getGraph();
      for (Node node : graph.getNodes())
        nodes.add("{\"id\":" + quote(node.getId()) + ",\"label\":" + quote(node.getLabel()) + ",\"size\":" + node.size()
            + ",\"rgb\":[" + (int) (node.r() * 255) + "," + (int) (node.g() * 255) + "," + (int) (node.b() * 255)
            + "],\"values\":" + values(node, model.getNodeTable()) + "}");
      for (Edge edge : graph.getEdges())
        edges.add("{\"id\":" + quote(edge.getId()) + ",\"source\":" + quote(edge.getSource().getId()) + ",\"target\":"
            + quote(edge.getTarget().getId()) + ",\"kind\":" + quote(edge.getTypeLabel()) + ",\"weight\":" + edge.getWeight()
            + ",\"spells\":" + spells(edge) + ",\"directed\":" + edge.isDirected() + ",\"label\":" + quote(edge.getLabel())
            + ",\"values\":" + values(edge, model.getEdgeTable()) + "}");
      System.out.println("{\"file\":" + quote(argument) + ",\"dynamic\":" + model.isDynamic() + ",\"node_columns\":"
          + columns(model.getNodeTable()) + ",\"edge_columns\":" + columns(model.getEdgeTable()) + ",\"issues\":["
          + String.join(",", issues) + "],\"nodes\":[" + String.join(",", nodes) + "],\"edges\":["
          + String.join(",", edges) + "]}");
      projects.closeCurrentProject();
    }
  }
}

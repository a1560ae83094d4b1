// SPDX-License-Identifier: GPL-3.0-or-later
// Runs Cypher scripts in an embedded Neo4j and prints what its database then holds, as JSON.
// usage: java -cp LIBRARIES NeoLoad.java FOLDER [SCRIPT.cypher...]
// A script is run twice: it must not double anything.  Without scripts, the database that an
// importer has written to FOLDER is shown as it is.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

public class NeoLoad {
  static String quote(Object value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : String.valueOf(value).toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static String json(Object value) {
    if (value instanceof Number || value instanceof Boolean) return value.toString();
    if (!(value instanceof Object[])) return quote(value);
    List<String> items = new ArrayList<>();
    for (Object item : (Object[]) value) items.add(json(item));
    return "[" + String.join(",", items) + "]";
  }

  static String properties(Entity entity) {
    List<String> members = new ArrayList<>();
    entity.getAllProperties().forEach((name, value) -> members.add(quote(name) + ":" + json(value)));
    return "{" + String.join(",", members) + "}";
  }

  static void show(GraphDatabaseService database, String name) {
    List<String> nodes = new ArrayList<>(), edges = new ArrayList<>();
    try (Transaction tx = database.beginTx();
        ResourceIterable<Node> allNodes = tx.getAllNodes();
        ResourceIterable<Relationship> allEdges = tx.getAllRelationships()) {
      for (Node node : allNodes) {
        List<String> labels = new ArrayList<>();
        for (Label label : node.getLabels()) labels.add(quote(label.name()));
        nodes.add("{\"labels\":[" + String.join(",", labels) + "],\"values\":" + properties(node) + "}");
      }
      for (Relationship edge : allEdges)
        edges.add("{\"type\":" + quote(edge.getType().name()) + ",\"source\":" + json(edge.getStartNode().getProperty("id"))
            + ",\"target\":" + json(edge.getEndNode().getProperty("id")) + ",\"values\":" + properties(edge) + "}");
    }
    System.out.println("{\"file\":" + quote(name) + ",\"nodes\":[" + String.join(",", nodes) + "],\"edges\":["
        + String.join(",", edges) + "]}");
  }

  static void clear(GraphDatabaseService database) {
    for (String statement : List.of("MATCH (n) DETACH DELETE n", "DROP CONSTRAINT entity_id IF EXISTS")) {
      try (Transaction tx = database.beginTx()) {
        tx.execute(statement).close();
        tx.commit();
      }
    }
  }

  // A script of ours has one statement a line.
  static void run(GraphDatabaseService database, String script) throws Exception {
    for (String line : Files.readAllLines(Path.of(script))) {
      try (Transaction tx = database.beginTx()) {
        tx.execute(line.substring(0, line.length() - 1)).close();
        tx.commit();
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(folder).build();
    GraphDatabaseService database = service.database("neo4j");
    if (arguments.length == 1) show(database, "import");
    for (String script : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      clear(database);
      run(database, script);
      run(database, script);
      show(database, script);
    }
    service.shutdown();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Does without a window what a user does in Gephi: opens a file of newsgraph, lays it out, shows
// the labels and exports the preview.
// usage: java -Djava.awt.headless=true -cp gephi-toolkit.jar GephiPicture.java GRAPH.gexf OUT.svg|pdf
import java.awt.Color;
import java.awt.Font;
import java.io.File;
import java.util.Random;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiPicture {
  static void layOut(GraphModel model) {
    Random random = new Random(1); // the same start gives the same picture
    Graph graph = model.getGraph();
    for (Node node : graph.getNodes()) {
      node.setX((random.nextFloat() - 0.5f) * 1000);
      node.setY((random.nextFloat() - 0.5f) * 1000);
    }
    ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
    layout.setGraphModel(model);
    layout.resetPropertiesValues();
    layout.setThreadsCount(1);
    layout.setScalingRatio(900.0);
    layout.setStrongGravityMode(true); // small components stay near
    layout.setGravity(0.3);
    layout.initAlgo();
    for (int i = 0; i < 2500 && layout.canAlgo(); i++) {
      if (i == 1500) layout.setAdjustSizes(true);
      layout.goAlgo();
    }
    layout.endAlgo();
  }

  static void style(PreviewProperties properties) {
    properties.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
    properties.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
    properties.putValue(PreviewProperty.NODE_LABEL_FONT, new Font(Font.SANS_SERIF, Font.PLAIN, 30));
    properties.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 6f);
    properties.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 80f);
    properties.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0.5f);
    properties.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
    properties.putValue(PreviewProperty.EDGE_THICKNESS, 2.0f);
    properties.putValue(PreviewProperty.EDGE_OPACITY, 70f);
    properties.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);
  }

  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    layOut(Lookup.getDefault().lookup(GraphController.class).getGraphModel());
    PreviewController preview = Lookup.getDefault().lookup(PreviewController.class);
    style(preview.getModel().getProperties());
    preview.refreshPreview();
    ExportController exporter = Lookup.getDefault().lookup(ExportController.class);
    exporter.exportFile(new File(arguments[1]));
  }
}

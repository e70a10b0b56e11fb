package org.wufang.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Where a model's shapes, flows and labels lie. */
final class Drawing {

    /** A rectangle of an element: its shape or its label. */
    record Box(String element, double left, double top, double right, double bottom) {

        static Box of(String element, Bounds bounds) {
            return new Box(
                    element,
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        /** Touching does not count. */
        boolean overlaps(double l, double t, double r, double b) {
            return l < right - 1 && r > left + 1 && t < bottom - 1 && b > top + 1;
        }

        boolean overlaps(Box other) {
            return overlaps(other.left, other.top, other.right, other.bottom);
        }
    }

    /** A straight piece of a flow. */
    record Segment(SequenceFlow flow, double x1, double y1, double x2, double y2) {

        boolean orthogonal() {
            return x1 == x2 || y1 == y2;
        }

        boolean runsThrough(Box box) {
            return box.overlaps(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
        }

        /** Meeting in a common end point does not count. */
        boolean crosses(Segment other) {
            boolean apart = Math.max(x1, x2) < Math.min(other.x1, other.x2)
                    || Math.max(other.x1, other.x2) < Math.min(x1, x2)
                    || Math.max(y1, y2) < Math.min(other.y1, other.y2)
                    || Math.max(other.y1, other.y2) < Math.min(y1, y2);
            if (apart) {
                return false;
            }
            boolean parallel = (x1 == x2) == (other.x1 == other.x2);
            return parallel || !endsMeet(other);
        }

        private boolean endsMeet(Segment other) {
            return x2 == other.x2 && y2 == other.y2;
        }

        @Override
        public String toString() {
            return "%s (%.0f,%.0f)-(%.0f,%.0f)".formatted(flow.getId(), x1, y1, x2, y2);
        }
    }

    final List<Box> shapes = new ArrayList<>();
    final List<Box> labels = new ArrayList<>();
    final List<Segment> segments = new ArrayList<>();
    final Set<String> drawn = new HashSet<>();

    Drawing(BpmnModelInstance model) {
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            String element = shape.getBpmnElement().getId();
            drawn.add(element);
            shapes.add(Box.of(element, shape.getBounds()));
            label(element, shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            BaseElement element = edge.getBpmnElement();
            drawn.add(element.getId());
            label(element.getId(), edge.getBpmnLabel());
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            for (int i = 1; i < points.size(); i++) {
                Waypoint from = points.get(i - 1);
                Waypoint to = points.get(i);
                segments.add(new Segment((SequenceFlow) element, from.getX(), from.getY(), to.getX(), to.getY()));
            }
        }
    }

    /** A flow may touch what it connects, what it lies in, and the task that its event sits on. */
    static Set<String> ownShapes(SequenceFlow flow) {
        Set<String> own = new HashSet<>();
        for (FlowNode node : List.of(flow.getSource(), flow.getTarget())) {
            own.add(node.getId());
            if (node instanceof BoundaryEvent event) {
                own.add(event.getAttachedTo().getId());
            }
        }
        own.addAll(around(flow));
        return own;
    }

    /** Ids of the subprocesses around an element. */
    static Collection<String> around(ModelElementInstance element) {
        return Stream.iterate(
                        element.getParentElement(), parent -> parent != null, ModelElementInstance::getParentElement)
                .filter(FlowNode.class::isInstance)
                .map(parent -> ((FlowNode) parent).getId())
                .toList();
    }

    Set<String> labelled() {
        Set<String> labelled = new HashSet<>();
        labels.forEach(label -> labelled.add(label.element()));
        return labelled;
    }

    private void label(String element, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.add(Box.of(element, label.getBounds()));
        }
    }
}

package org.wufang.platform.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.wufang.platform.web.ProblemText;
import org.xml.sax.SAXException;

/**
 * Deploying a model is running code on the server, unless the model can only name what we offer. No scripts, no
 * classes, no shell or mail tasks, no embedded HTML forms; in expressions what {@link ModelExpressions} allows, in forms
 * what {@link FormContent} allows. All that is wrong with all files is said at once. Our own models pass here too.
 */
class DeploymentGuard implements Deployer {

    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of("scriptTask", "script", "connector", "formData");
    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of(
            "class", "formHandlerClass", "variableMappingClass", "scriptFormat", "resource", "formKey", "language");

    /** No part of a path, nothing that a shell or a header would read otherwise. */
    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}._()（） -]{1,200}");

    /** FEEL, by its names in the versions of DMN. */
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/");

    private final ModelExpressions expressions;

    DeploymentGuard(ModelExpressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        List<String> said = new ArrayList<>();
        deployment.getResources().values().forEach(resource -> {
            List<Problem> found = check(resource);
            problems.addAll(found);
            if (!found.isEmpty()) {
                said.add(resource.getName() + "："
                        + found.stream().map(Problem::getMessage).collect(Collectors.joining("；")));
            }
        });
        if (!problems.isEmpty()) {
            throw new ParseException(
                    ProblemText.of("refused-model").sentence(problems.size(), String.join("。", said)),
                    deployment.getName(),
                    problems,
                    List.of());
        }
    }

    private List<Problem> check(ResourceEntity resource) {
        String name = resource.getName();
        List<Problem> problems = new ArrayList<>();
        if (!FILE_NAME.matcher(name).matches() || name.contains("..")) {
            problems.add(problem(name, ProblemText.of("refused-model.file-name").sentence()));
        }
        if (name.endsWith(".bpmn")
                || name.endsWith(".dmn")
                || name.endsWith(".bpmn20.xml")
                || name.endsWith(".dmn11.xml")) {
            try {
                visit(document(resource).getDocumentElement(), problems);
            } catch (SAXException e) {
                problems.add(
                        problem(name, ProblemText.of("refused-model.xml-error").sentence(e.getMessage())));
            }
        } else if (name.endsWith(".form")) {
            FormContent.objections(resource.getBytes())
                    .forEach((id, text) -> problems.add(problem(id.isEmpty() ? name : id, text)));
        } else {
            problems.add(problem(name, ProblemText.of("refused-model.kind").sentence()));
        }
        return problems;
    }

    private void visit(Element element, List<Problem> problems) {
        String id = owner(element);
        if (FORBIDDEN_ELEMENTS.contains(element.getLocalName())) {
            problems.add(problem(id, ProblemText.of("refused-model.element").sentence(element.getLocalName())));
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            checkAttribute(id, (Attr) element.getAttributes().item(i), problems);
        }
        // The engine joins what comments, CDATA and nested elements part: "$<!-- -->{…}" is an expression.
        StringBuilder text = new StringBuilder();
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element nested) {
                visit(nested, problems);
            } else if (child instanceof Text part) {
                text.append(part.getData());
            }
        }
        expressions.objection(text.toString()).ifPresent(objection -> problems.add(problem(id, objection)));
    }

    private void checkAttribute(String id, Attr attribute, List<Problem> problems) {
        String name = attribute.getLocalName();
        String value = attribute.getValue().trim();
        if (FORBIDDEN_ATTRIBUTES.contains(name)) {
            problems.add(problem(id, ProblemText.of("refused-model.attribute").sentence(name)));
        } else if (name.equals("type") && attribute.getNamespaceURI() != null && isEngines(attribute)) {
            problems.add(problem(id, ProblemText.of("refused-model.task-type").sentence(value)));
        } else if (name.equals("expressionLanguage")
                && !FEEL.contains(value.equalsIgnoreCase("feel") ? "feel" : value)) {
            problems.add(problem(id, ProblemText.of("refused-model.language").sentence(value)));
        }
        expressions.objection(value).ifPresent(text -> problems.add(problem(id, text)));
    }

    /** Not {@code xsi:type} of a formal expression. */
    private static boolean isEngines(Attr attribute) {
        return !attribute.getNamespaceURI().equals("http://www.w3.org/2001/XMLSchema-instance");
    }

    /** The element, or the nearest around it, that the process owner can find by its id. */
    private static String owner(Element element) {
        for (Node at = element; at instanceof Element around; at = at.getParentNode()) {
            if (!around.getAttribute("id").isEmpty()) {
                return around.getAttribute("id");
            }
        }
        return element.getLocalName();
    }

    private static Document document(ResourceEntity resource) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(resource.getBytes()));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(String elementId, String message) {
        return new Problem() {
            @Override
            public String getMessage() {
                return elementId + "：" + message;
            }

            @Override
            public int getLine() {
                return 0;
            }

            @Override
            public int getColumn() {
                return 0;
            }

            @Override
            public String getMainElementId() {
                return elementId;
            }

            @Override
            public List<String> getElementIds() {
                return List.of(elementId);
            }
        };
    }
}

package org.wufang.platform.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformer;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnModelInstanceImpl;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.ModelParseException;
import org.camunda.bpm.model.xml.impl.ModelImpl;
import org.camunda.bpm.model.xml.impl.parser.AbstractModelParser;
import org.camunda.bpm.model.xml.impl.util.ReflectUtil;
import org.camunda.bpm.model.xml.instance.DomDocument;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/**
 * Decision tables are checked by the schema of DMN as the engine checks them, but the schema is made once. The engine
 * makes those of all six versions of DMN anew for each table that it deploys, which was a good part of each start.
 */
@Component
class DecisionSchema extends AbstractProcessEnginePlugin {

    /** DMN 1.3, what our models and Camunda Modeler write. Another version is read the engine's own way. */
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        DefaultDmnEngineConfiguration decisions = engine.getDmnEngineConfiguration() == null
                ? (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                : engine.getDmnEngineConfiguration();
        decisions.setTransformer(new Transformer());
        engine.setDmnEngineConfiguration(decisions);
    }

    static DmnModelInstance read(InputStream table) {
        try {
            byte[] content = table.readAllBytes();
            return DMN.equals(namespace(content))
                    ? Reader.ONE.parseModelFromStream(new ByteArrayInputStream(content))
                    : Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the root; empty where this is no XML: then the engine's own way says so. */
    private static String namespace(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            reader.nextTag();
            return String.valueOf(reader.getNamespaceURI());
        } catch (XMLStreamException noXml) {
            return "";
        }
    }

    private static final class Transformer extends DefaultDmnTransformer {

        @Override
        public DmnTransform createTransform() {
            return new Transform(this);
        }
    }

    private static final class Transform extends DefaultDmnTransform {

        Transform(DmnTransformer transformer) {
            super(transformer);
        }

        @Override
        public void setModelInstance(InputStream table) {
            setModelInstance(read(table));
        }

        @Override
        public DmnTransform modelInstance(InputStream table) {
            setModelInstance(table);
            return this;
        }
    }

    private static final class Reader extends AbstractModelParser {

        private static final Schema SCHEMA = schema();
        private static final Reader ONE = new Reader();

        private static Schema schema() {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(ReflectUtil.getResource(
                                "org/camunda/bpm/model/dmn/schema/DMN13.xsd", DmnParser.class.getClassLoader()));
            } catch (SAXException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            super.configureFactory(factory);
            // by the schema below, not by a document type
            factory.setValidating(false);
            factory.setSchema(SCHEMA);
        }

        /** Checked twice by the engine: while it is read, and as a whole. */
        @Override
        protected Schema getSchema(DomDocument document) {
            return SCHEMA;
        }

        @Override
        public DmnModelInstanceImpl parseModelFromStream(InputStream table) {
            try {
                return (DmnModelInstanceImpl) super.parseModelFromStream(table);
            } catch (ModelParseException e) {
                throw new DmnModelException("Unable to parse model", e);
            }
        }

        @Override
        protected DmnModelInstanceImpl createModelInstance(DomDocument document) {
            return new DmnModelInstanceImpl(
                    (ModelImpl) Dmn.INSTANCE.getDmnModel(), Dmn.INSTANCE.getDmnModelBuilder(), document);
        }
    }
}

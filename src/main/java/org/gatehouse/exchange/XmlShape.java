package org.gatehouse.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gatehouse.table.Unreadable;

/** Looks at an XML file as a stream, without resolving anything, before a reader builds something of it. */
final class XmlShape {

    /** Outlines nest their items in some formats; deeper than this is an attack. */
    private static final int DEEPEST = 5000;

    private XmlShape() {}

    /** Refuses document types, which plans never have and attacks need, and absurd depth; the line it breaks at, or 0. */
    static int check(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw new Unreadable("exchange.refused.doctype");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw new Unreadable("exchange.refused.tooDeep");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                        // Text and comments do no harm.
                    }
                }
            }
            return 0;
        } catch (XMLStreamException broken) {
            String said = String.valueOf(broken.getMessage());
            if (said.contains("maxElementDepth") || said.contains("JAXP00010006")) {
                throw new Unreadable("exchange.refused.tooDeep");
            }
            return broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNumber());
        } catch (IOException unreadable) {
            return 1;
        }
    }
}

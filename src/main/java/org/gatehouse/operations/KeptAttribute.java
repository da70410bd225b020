package org.gatehouse.operations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.util.ClassUtils;

/**
 * Reads a session's attribute back. One that another version of the application wrote and this one cannot read counts
 * as absent, so that an update asks people to sign in instead of failing; classes a session has no need of are refused.
 */
final class KeptAttribute implements Converter<byte[], Object> {

    private static final Logger log = LoggerFactory.getLogger(KeptAttribute.class);

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxdepth=40;maxrefs=10000;maxbytes=1000000;java.lang.*;java.util.*;java.util.concurrent.**;java.time.**;"
                    + "java.math.*;java.net.URI;org.springframework.security.**;org.springframework.util.*;"
                    + "org.springframework.web.servlet.*;org.camunda.bpm.webapp.**;"
                    + "org.gatehouse.**;!*");

    @Override
    public Object convert(byte[] bytes) {
        try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (IOException | ClassNotFoundException unreadable) {
            log.warn("an attribute of a session cannot be read and is left out: {}", unreadable.toString());
            return null;
        }
    }

    private static final class Reader extends ObjectInputStream {

        Reader(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return ClassUtils.forName(description.getName(), ClassUtils.getDefaultClassLoader());
        }
    }
}

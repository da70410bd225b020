package org.gatehouse.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/**
 * Evaluates expressions in models, queries and filters. They reach variables and our automated steps; of every other
 * object only what {@link ModelLanguage} lists. The engine's own manager would hand them the whole application.
 */
final class ModelExpressions extends JuelExpressionManager {

    private final StepCatalogue steps;

    ModelExpressions(StepCatalogue steps) {
        this.steps = steps;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new Border());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new Steps());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new BeanELResolver(true));
        return resolver;
    }

    @Override
    public void addFunction(String name, Method function) {
        if (ModelLanguage.FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    /** Stands in front of all other resolvers and lets nothing by that is not listed. */
    private static final class Border extends Reading {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            boolean data = base instanceof java.util.Map || base instanceof Collection || base instanceof Object[];
            if (base != null && !data && !ModelLanguage.mayRead(base, property)) {
                throw refused("." + property);
            }
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            if (!ModelLanguage.mayCall(base, method)) {
                throw refused(method + "()");
            }
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw refused("= " + property);
        }

        private static ELException refused(String what) {
            return new ELException("not allowed in an expression: " + what);
        }
    }

    private final class Steps extends Reading {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null || !steps.contains(String.valueOf(property))) {
                return null;
            }
            context.setPropertyResolved(true);
            return steps.get(property.toString());
        }
    }

    private abstract static class Reading extends ELResolver {

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }
    }
}

package org.gatehouse;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * The SQL statements somebody causes: those of their own thread, and those of the requests it sends with a {@link
 * Visitor}. A request says by a header for whom it is counted, so whatever else goes on in the shared house does not
 * count.
 */
public final class Statements {

    private static final String HEADER = "X-Counted-For";
    private static final Map<String, Count> OPEN = new ConcurrentHashMap<>();
    private static final ThreadLocal<String> COUNTING = new ThreadLocal<>();
    private static final ThreadLocal<Count> HERE = new ThreadLocal<>();

    /** @param requests that the house has begun and not finished */
    private record Count(List<String> statements, AtomicInteger requests) {}

    private Statements() {}

    /** The statements of this work, in the order in which they ended; a batch is one. */
    public static List<String> during(Runnable work) {
        String token = UUID.randomUUID().toString();
        Count count = new Count(Collections.synchronizedList(new ArrayList<>()), new AtomicInteger());
        OPEN.put(token, count);
        COUNTING.set(token);
        HERE.set(count);
        try {
            work.run();
            // An answer can arrive before the house has put its session away.
            while (count.requests().get() > 0) {
                Thread.onSpinWait();
            }
            return List.copyOf(count.statements());
        } finally {
            HERE.remove();
            COUNTING.remove();
            OPEN.remove(token);
        }
    }

    /**
     * As {@link #during}, once everything that is kept for a while has been read: the work is done before, and the
     * smallest of two counts taken.
     */
    public static List<String> settled(Runnable work) {
        work.run();
        List<String> first = during(work);
        List<String> second = during(work);
        return first.size() <= second.size() ? first : second;
    }

    /** Header of a request that is counted for this thread: its name and its value. */
    static Optional<String[]> header() {
        return Optional.ofNullable(COUNTING.get()).map(token -> new String[] {HEADER, token});
    }

    /** Has the house report its statements; before it starts. */
    public static void countIn(ConfigurableApplicationContext house) {
        house.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database
                        ? ProxyDataSourceBuilder.create(database)
                                .listener(new Listener())
                                .listener(new TrailWatch())
                                .build()
                        : bean;
            }
        });
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            String token = ((HttpServletRequest) request).getHeader(HEADER);
            Count count = token == null ? null : OPEN.get(token);
            if (count == null) {
                chain.doFilter(request, response);
                return;
            }
            count.requests().incrementAndGet();
            HERE.set(count);
            try {
                chain.doFilter(request, response);
            } finally {
                HERE.remove();
                count.requests().decrementAndGet();
            }
        });
        filter.setName("statements");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        house.getBeanFactory().registerSingleton("statements", filter);
    }

    private static final class Listener implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Counted when it is done.
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            Count count = HERE.get();
            if (count != null) {
                queries.forEach(query -> count.statements().add(query.getQuery()));
            }
        }
    }
}

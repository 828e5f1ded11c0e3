package shouwang.demo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stands before the application's door to the database: while it watches, each question is
 * explained first, on the same connection, under the same scope and with the same values.
 */
final class PlanWatch implements BeanPostProcessor {
    private final ConcurrentLinkedQueue<Plan> plans = new ConcurrentLinkedQueue<>();
    private volatile boolean watching;

    /** A question and the lines of its plan. */
    record Plan(String question, List<String> lines) {
        boolean touches(String table) {
            return lines.stream().anyMatch(line -> line.matches(".* on " + table + "( .*)?"));
        }

        boolean uses(String index) {
            return lines.stream().anyMatch(line -> line.matches(".*Index (Only )?Scan (using|on) "
                    + index + "( .*)?"));
        }

        boolean readsAllOf(String table) {
            return lines.stream()
                    .anyMatch(line -> line.matches(".*Seq Scan on " + table + "( .*)?"));
        }
    }

    private record Call(Method method, Object[] arguments) {}

    @FunctionalInterface
    interface Visit {
        void run() throws Exception;
    }

    /** What was asked of the database while this ran. */
    List<Plan> during(Visit visit) throws Exception {
        plans.clear();
        watching = true;
        try {
            visit.run();
        } finally {
            watching = false;
        }
        return List.copyOf(plans);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!name.equals("dataSource")) {
            return bean;
        }
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            var answer = call.proceed();
            return answer instanceof Connection connection ? watched(connection) : answer;
        });
        return proxy.getProxy();
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    var answer = call(connection, method, arguments);
                    return watching && answer instanceof PreparedStatement statement
                            && isQuestion((String) arguments[0])
                                    ? watched(connection, statement, (String) arguments[0])
                                    : answer;
                });
    }

    private static boolean isQuestion(String sql) {
        var word = sql.strip().toLowerCase(Locale.ROOT);
        return (word.startsWith("select") || word.startsWith("with"))
                && !word.contains("shared.scope(") && !word.contains("for update")
                && !word.contains("for no key update") && !word.contains(";");
    }

    private PreparedStatement watched(
            Connection connection, PreparedStatement statement, String sql) {
        var given = new ArrayList<Call>();
        return (PreparedStatement) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments.length >= 2) {
                        given.add(new Call(method, arguments.clone()));
                    } else if (method.getName().startsWith("execute")) {
                        explain(connection, sql, given);
                    }
                    return call(statement, method, arguments);
                });
    }

    private void explain(Connection connection, String sql, List<Call> given) throws Throwable {
        try (var explain = connection.prepareStatement("explain " + sql)) {
            for (var each : given) {
                call(explain, each.method(), each.arguments());
            }
            var lines = new ArrayList<String>();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            plans.add(new Plan(sql.strip().replaceAll("\\s+", " "), lines));
        }
    }

    private static Object call(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

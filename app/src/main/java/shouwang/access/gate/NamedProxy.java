package shouwang.access.gate;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.county.CannotStart;

/**
 * Behind a proxy ({@code SHOUWANG_PROXY=native}) the address and scheme in its headers are
 * believed, but only from the very addresses in {@code SHOUWANG_PROXY_FROM}; where none is named,
 * only from this machine. Everybody else's headers count for nothing.
 */
@Component
public final class NamedProxy implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String PEER = NamedProxy.class.getName() + ".peer";
    private static final List<String> TOLD = List.of("X-Forwarded-For", "X-Forwarded-Proto",
            "X-Forwarded-Host", "X-Real-IP", "Forwarded");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
    private final boolean behind;
    private final List<String> named;

    NamedProxy(Environment env) {
        var how = env.getProperty("SHOUWANG_PROXY", "none");
        if (!List.of("none", "native").contains(how)) {
            throw new CannotStart("SHOUWANG_PROXY 只能写 native 或 none，现在是：" + how);
        }
        behind = "native".equals(how);
        var from = env.getProperty("SHOUWANG_PROXY_FROM", "");
        named = Arrays.stream((from.isBlank() ? "127.0.0.1,::1" : from).split(","))
                .map(String::strip).filter(one -> !one.isEmpty()).map(NamedProxy::plain).toList();
    }

    /** An address as the web server writes it; names are not asked for anywhere. */
    private static String plain(String address) {
        try {
            if (ADDRESS.matcher(address).matches()) {
                return InetAddress.getByName(address).getHostAddress();
            }
        } catch (UnknownHostException e) {
            throw new CannotStart("SHOUWANG_PROXY_FROM 里的地址不对：" + address, e);
        }
        throw new CannotStart("SHOUWANG_PROXY_FROM 里要写地址（如 10.0.0.5），用逗号隔开：" + address);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (behind) {
            var valve = new Believes();
            valve.setInternalProxies(named.stream().map(Pattern::quote)
                    .collect(Collectors.joining("|")));
            valve.setHostHeader("X-Forwarded-Host");
            valve.setPortHeader("X-Forwarded-Port");
            factory.addEngineValves(valve);
        }
    }

    /**
     * Whether this machine itself asks: by the other end of the wire, not by what a header says;
     * what was forwarded for somebody is not the machine's own.
     */
    public static boolean onThisMachine(HttpServletRequest request) {
        if (request.getAttribute(PEER) == Boolean.FALSE
                || TOLD.stream().anyMatch(name -> request.getHeader(name) != null)) {
            return false;
        }
        return isThisMachine(request.getRemoteAddr());
    }

    private static boolean isThisMachine(@Nullable String address) {
        return "127.0.0.1".equals(address) || "0:0:0:0:0:0:0:1".equals(address);
    }

    /** Notes who is at the other end before the believed headers take his place. */
    private static final class Believes extends RemoteIpValve {
        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            request.setAttribute(PEER, isThisMachine(request.getRemoteAddr())
                    && TOLD.stream().noneMatch(name -> request.getHeader(name) != null));
            super.invoke(request, response);
        }
    }
}

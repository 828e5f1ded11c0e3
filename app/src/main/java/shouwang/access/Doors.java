package shouwang.access;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shouwang.access.gate.NamedProxy;

/** The chain every request walks through: rate, session, CSRF, headers, doorkeeper. */
@Configuration(proxyBeanMethods = false)
class Doors implements WebMvcConfigurer {
    /** No inline script or style anywhere; pictures may be data for Tabler's own icons. */
    private static final String CSP = "default-src 'self'; img-src 'self' data: blob:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final Doorkeeper doorkeeper;

    Doors(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SessionDoor sessions, RateLimit rate)
            throws Exception {
        return http
                // no servlet session is ours to protect: its id stays, also where two requests of
                // one page are under way together
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable()).httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CSP))
                        .frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(all -> all
                        .requestMatchers("/actuator/prometheus").access(Doors::fromThisMachine)
                        .anyRequest().permitAll())
                .addFilterBefore(rate, SecurityContextHolderFilter.class)
                .addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
                .build();
    }

    /**
     * One token a browser. Spring's own strategy makes a new one whenever it sees someone
     * authenticated, which here is each request: a second window, or a price asked for while a
     * door is dragged, would make the form that is open worthless.
     */
    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(made -> made.sameSite("Lax"));
        return cookie;
    }

    /** Figures of the machine are read by a collector beside it, not by the world. */
    private static AuthorizationDecision fromThisMachine(Supplier<? extends Authentication> who,
            RequestAuthorizationContext context) {
        return new AuthorizationDecision(NamedProxy.onThisMachine(context.getRequest()));
    }

    /** The filters belong to the security chain only, not a second time to the container. */
    @Bean
    FilterRegistrationBean<SessionDoor> sessionsOnce(SessionDoor door) {
        return off(new FilterRegistrationBean<>(door));
    }

    @Bean
    FilterRegistrationBean<RateLimit> rateOnce(RateLimit rate) {
        return off(new FilterRegistrationBean<>(rate));
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> off(
            FilterRegistrationBean<F> registration) {
        registration.setEnabled(false);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper).order(-100);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
    }

    /** Gives a page's method the {@link Actor}. */
    private static final class ActorArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public @Nullable Object resolveArgument(MethodParameter parameter,
                @Nullable ModelAndViewContainer container, NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return SessionDoor.actor();
        }
    }
}

package org.wufang.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often what needs no login may be asked, from one address and about one tracking code. The address is the
 * connection's, unless {@code server.forward-headers-strategy} names a proxy to be believed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class PublicRates extends OncePerRequestFilter {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 100_000;
    private static final String TRACKING = "/api/v1/tracking/";

    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> codes;
    private final ObjectMapper json;

    PublicRates(
            @Value("${wufang.limits.public-per-address}") int perAddress,
            @Value("${wufang.limits.public-per-code}") int perCode,
            ObjectMapper json) {
        this.addresses = buckets(perAddress);
        this.codes = buckets(perCode);
        this.json = json;
    }

    private static LoadingCache<String, Bucket> buckets(int perMinute) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PublicRoutes.contain(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = wait(addresses, request.getRemoteAddr());
        String path = request.getRequestURI();
        if (wait == 0 && path.startsWith(TRACKING)) {
            wait = wait(codes, path.substring(TRACKING.length()).split("/", 2)[0]);
        }
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            ProblemAnswer.write(response, json, new Problem("too-many-requests", wait));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** @return seconds until the next may come; 0 when this one may */
    private static long wait(LoadingCache<String, Bucket> buckets, String key) {
        ConsumptionProbe asked = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return asked.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(asked.getNanosToWaitForRefill()) + 1;
    }
}

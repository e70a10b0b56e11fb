package org.wufang.casefile.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.web.Problem;

/** With a code that nobody has, nothing of a request is read but its address. */
@Configuration(proxyBeanMethods = false)
class KnownTrackingCodes implements WebMvcConfigurer, HandlerInterceptor {

    private final CaseFiles files;

    KnownTrackingCodes(CaseFiles files) {
        this.files = files;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/tracking/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("code") instanceof String code
                && files.tracked(code).isEmpty()) {
            throw new Problem("unknown-code");
        }
        return true;
    }
}

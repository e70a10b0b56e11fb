package org.wufang.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of {@code /api/openapi}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI apiDescriptionHead() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("五方 Wufang API")
                                .version("v1")
                                .license(new License().name("Apache-2.0"))
                                .description(
                                        """
                                社区诉求的登记、办理与查阅。时间为 ISO 8601（UTC）。拒绝一律按 RFC 9457 作答，`type` 稳定，形如 \
                                `urn:wufang:problem:unknown-case`，`detail` 为中文，`fields` 列出有误的字段。

                                Reporting, handling and reading of neighbourhood cases. Times are ISO 8601 (UTC). Every refusal is \
                                an RFC 9457 problem with a stable `type`, a Chinese `detail` and, where fields are wrong, `fields`."""))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("系统用户名和密码。Login and password")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}

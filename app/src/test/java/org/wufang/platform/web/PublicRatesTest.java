package org.wufang.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PublicRatesTest {

    private final PublicRates rates = new PublicRates(5, 3, new ObjectMapper());

    @Test
    void oneAddressIsToldToWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("10.0.0.1", "/api/v1/tracking/code-" + i).getStatus())
                    .isEqualTo(200);
        }

        MockHttpServletResponse refusal = ask("10.0.0.1", "/api/v1/tracking/code-6");

        assertThat(refusal.getStatus()).isEqualTo(429);
        assertThat(refusal.getHeader("Retry-After")).matches("[1-9][0-9]?");
        assertThat(refusal.getContentAsString()).contains("urn:wufang:problem:too-many-requests", "秒后再试");
        assertThat(ask("10.0.0.2", "/api/v1/tracking/code-7").getStatus()).isEqualTo(200);
    }

    @Test
    void oneCodeIsNotGuessedAboutFromManyAddresses() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ask("10.0.1." + i, "/api/v1/tracking/code/rating").getStatus())
                    .isEqualTo(200);
        }

        assertThat(ask("10.0.1.9", "/api/v1/tracking/code").getStatus()).isEqualTo(429);
        assertThat(ask("10.0.1.9", "/api/v1/tracking/other").getStatus()).isEqualTo(200);
    }

    @Test
    void whatNeedsALoginIsNotCounted() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(ask("10.0.2.1", "/api/v1/cases").getStatus()).isEqualTo(200);
        }
    }

    private MockHttpServletResponse ask(String address, String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        rates.doFilter(request, response, new MockFilterChain());
        return response;
    }
}

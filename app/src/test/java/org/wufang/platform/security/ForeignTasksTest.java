package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;

/** The engine looks at a task several times for one answer; when the task ends between two looks it breaks. */
@WufangTest
class ForeignTasksTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TaskReaders readers;

    Sitting table;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        table.over();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 404",
        "GET, /identity-links, 404",
        "POST, /complete, 500",
    })
    void whoReadsTheirTaskWhileItEndsFindsItGone(String method, String part, int status) throws Exception {
        String task = votingTask();
        table.vote(Sitting.AGREE, "property");

        assertThat(answer(method, task + part)).isEqualTo(status);
    }

    @Test
    void whatBreaksOverATaskThatWaitsStaysBroken() throws Exception {
        assertThat(answer("GET", votingTask())).isEqualTo(500);
    }

    private String votingTask() {
        table = Sitting.called(context).proposed();
        return table.as("property").task(table.number, "userTask_castVote").id();
    }

    /** What becomes of the engine's 500. */
    private int answer(String method, String task) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("property", ""));
        var response = new MockHttpServletResponse();
        new ForeignTasks(readers)
                .doFilter(
                        new MockHttpServletRequest(method, "/engine-rest/task/" + task),
                        response,
                        (request, broken) -> ((jakarta.servlet.http.HttpServletResponse) broken).setStatus(500));
        return response.getStatus();
    }
}

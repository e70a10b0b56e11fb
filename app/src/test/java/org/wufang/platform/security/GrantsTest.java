package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Together;
import org.wufang.WufangTest;

@WufangTest
class GrantsTest {

    @LocalServerPort
    int port;

    @Autowired
    Grants grants;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    IdentityService identity;

    @Autowired
    OneNodeAtATime startup;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aSecondStartWritesNothingNew() {
        List<String> before = ids();

        grants.write();

        assertThat(ids()).isNotEmpty().isEqualTo(before);
    }

    @Test
    void nodesThatStartInTheSameInstantWriteThemOnce() throws Exception {
        List<String> before = contents();
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(Roles.ADMINISTRATORS)
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
        Callable<Boolean> start = () -> {
            grants.write();
            return true;
        };

        Together.act(start, start, start);

        assertThat(contents()).isEqualTo(before).doesNotHaveDuplicates();
    }

    @Test
    void anAdministratorMadeByNodesThatStartInTheSameInstantIsOne() throws Exception {
        MockEnvironment outside = new MockEnvironment()
                .withProperty("wufang.admin.login", "chief")
                .withProperty("wufang.admin.password", "chief-of-all-nodes-2026");
        Administrator administrator = new Administrator(identity, startup, outside);
        Callable<Boolean> start = () -> {
            transaction.executeWithoutResult(status -> administrator.ensure());
            return true;
        };

        try {
            Together.act(start, start, start);

            assertThat(identity.createUserQuery()
                            .userId("chief")
                            .memberOfGroup(Roles.ADMINISTRATORS)
                            .count())
                    .isOne();
        } finally {
            identity.deleteUser("chief");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "property, tasklist, 200",
        "property, cockpit, 403",
        "property, admin, 403",
        "command, cockpit, 403",
        "manager, tasklist, 200",
        "manager, cockpit, 200",
        "manager, admin, 403",
        "modeler, cockpit, 200",
        "modeler, admin, 403",
        "admin, tasklist, 200",
        "admin, cockpit, 200",
        "admin, admin, 200"
    })
    void eachRoleOpensItsApplications(String person, String application, int status) {
        Caller caller = Caller.loggedIn(port, person, "demo");

        assertThat(caller.page("/camunda/app/" + application + "/default/").statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"property, tasklist", "manager, cockpit", "modeler, cockpit", "admin, admin"})
    void everybodyLandsWhereTheyWork(String person, String application) {
        Caller caller = Caller.loggedIn(port, person, "demo");

        assertThat(caller.page("/").headers().firstValue("Location").orElse(""))
                .endsWith("/camunda/app/" + application + "/default/");
    }

    @Test
    void onlyTheLifecycleIsStartedByHand() {
        Caller person = Caller.basic(port, "governor", "demo");

        assertThat(person.get("/engine-rest/process-definition?startablePermissionCheck=true&latestVersion=true")
                        .body())
                .contains("\"key\":\"case-lifecycle\"")
                .doesNotContain("\"key\":\"whistle-handling\"");
        assertThat(person.post("/engine-rest/process-definition/key/whistle-handling/start", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aManagerReadsAndChangesNothing() {
        Caller manager = Caller.basic(port, "manager", "demo");

        assertThat(manager.get("/engine-rest/process-instance").statusCode()).isEqualTo(200);
        assertThat(manager.post("/engine-rest/process-instance/count", "{}").statusCode())
                .isEqualTo(200);
        assertThat(manager.post("/engine-rest/process-instance/delete", "{}").statusCode())
                .isEqualTo(403);
        assertThat(manager.put("/engine-rest/process-definition/key/case-lifecycle/suspended", "{\"suspended\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/engine-rest/message", "{\"messageName\":\"casefile.withdrawn\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private List<String> contents() {
        return authorizations.createAuthorizationQuery().list().stream()
                .map(grant -> "%s %s %s %s %s"
                        .formatted(
                                grant.getAuthorizationType(),
                                grant.getGroupId(),
                                grant.getUserId(),
                                grant.getResourceType(),
                                grant.getResourceId()))
                .sorted()
                .toList();
    }

    private List<String> ids() {
        return authorizations.createAuthorizationQuery().list().stream()
                .map(Authorization::getId)
                .sorted()
                .toList();
    }
}

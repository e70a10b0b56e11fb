package org.wufang.platform.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;
import org.wufang.platform.security.People.Person;

/** The page to log in, and the way from there to the application that suits the person. */
@Controller
class LoginPage {

    private final People people;
    private final boolean demo;
    private final String page;

    LoginPage(People people, Environment environment) throws IOException {
        this.people = people;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.page = new ClassPathResource("pages/login.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/login", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String login(
            CsrfToken csrf,
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String logout) {
        String notice = error != null
                ? "<p class=\"refused\" role=\"alert\">用户名或密码不正确。连续输错会被暂时锁定，请稍后再试。</p>"
                : logout != null ? "<p class=\"done\" role=\"status\">您已退出登录。</p>" : "";
        return page.replace("{{notice}}", notice)
                .replace("{{csrfName}}", escape(csrf.getParameterName()))
                .replace("{{csrfToken}}", escape(csrf.getToken()))
                .replace("{{demo}}", demo ? demoPeople(people.all()) : "");
    }

    /** Managers start in Cockpit, administrators in Admin, everybody else in the Tasklist. */
    @GetMapping("/")
    String home(Authentication login) {
        List<String> groups = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        String app = groups.contains(Roles.ADMINISTRATORS)
                ? "admin"
                : groups.stream().anyMatch(Roles::isManagement) ? "cockpit" : "tasklist";
        return "redirect:/camunda/app/" + app + "/default/";
    }

    private static String demoPeople(List<Person> people) {
        return people.stream()
                .map(person ->
                        "<tr><td><button type=\"button\" data-person=\"%s\">%s</button></td><td>%s</td><td>%s</td></tr>"
                                .formatted(
                                        escape(person.id()),
                                        escape(person.id()),
                                        escape(person.name()),
                                        person.groups().stream()
                                                .map(LoginPage::title)
                                                .map(LoginPage::escape)
                                                .collect(Collectors.joining("<br>"))))
                .collect(Collectors.joining(
                        "\n",
                        "<section><h2>演示人员</h2><p>密码均为 <code>demo</code>，点名字即可填入。仅演示环境显示。</p>"
                                + "<div class=\"people\"><table><thead><tr><th>用户名</th><th>姓名</th><th>身份</th></tr></thead><tbody>",
                        "</tbody></table></div></section>"));
    }

    private static String title(Group group) {
        return group.getName() == null || group.getName().isBlank() ? group.getId() : group.getName();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}

package org.wufang.directory.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.directory.CommunityReadiness;
import org.wufang.directory.Directory;
import org.wufang.directory.Readiness;
import org.wufang.directory.ReadinessPart;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Storable;

@RestController
@Tag(name = "协商条件 Readiness", description = "社区的“五有”：组织、目录、场所或渠道、流程、制度。What a community deliberates with")
class ReadinessController {

    private static final String PATH = "/api/v1/communities/{code}/readiness";

    private final Readiness readiness;
    private final Directory directory;
    private final Actors actors;

    ReadinessController(Readiness readiness, Directory directory, Actors actors) {
        this.readiness = readiness;
        this.directory = directory;
        this.actors = actors;
    }

    /** The page holds no data itself: it reads the API with the login of who opens it. */
    @GetMapping(path = "/communities/{code}/readiness", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Hidden
    Resource page() {
        return new ClassPathResource("pages/readiness.html");
    }

    @GetMapping(PATH)
    @Operation(summary = "查阅协商条件 Read", description = "缺一项即不能召集会议。A meeting is called only where nothing is missing.")
    @ApiResponse(responseCode = "404", description = "没有该社区 unknown-community")
    View read(@PathVariable String code, @Parameter(hidden = true) @Nullable CsrfToken token) {
        if (token != null) {
            token.getToken(); // sets the cookie that the page sends back with its changes
        }
        return view(readiness.of(code));
    }

    @PutMapping(PATH)
    @Operation(
            summary = "填写协商条件 State",
            description =
                    "由本社区党支部或居委会填写；未列出的项不变，空白表示不再具备。组织一项取自组织机构，不能填写。"
                            + " By the community's party branch or residents' committee. What is not named stays; blank takes away.")
    @ApiResponse(responseCode = "403", description = "不是本社区党支部或居委会 not-allowed")
    @ApiResponse(responseCode = "404", description = "没有该社区 unknown-community")
    View state(@PathVariable String code, @RequestBody @Valid Stated stated) {
        readiness.state(code, stated.texts(), actors.current().person());
        return view(readiness.of(code));
    }

    record Stated(
            @Nullable @Size(max = 2000) @Storable String catalogue,
            @Nullable @Size(max = 2000) @Storable String place,
            @Nullable @Size(max = 2000) @Storable String flow,
            @Nullable @Size(max = 2000) @Storable String rules) {

        Map<ReadinessPart, String> texts() {
            Map<ReadinessPart, String> texts = new EnumMap<>(ReadinessPart.class);
            put(texts, ReadinessPart.CATALOGUE, catalogue);
            put(texts, ReadinessPart.PLACE, place);
            put(texts, ReadinessPart.FLOW, flow);
            put(texts, ReadinessPart.RULES, rules);
            return texts;
        }

        private static void put(Map<ReadinessPart, String> texts, ReadinessPart part, @Nullable String text) {
            if (text != null) {
                texts.put(part, text);
            }
        }
    }

    /**
     * @param missing Chinese names of what is not there
     * @param mayState whether who asks keeps this community's readiness
     */
    record View(
            String community,
            String name,
            boolean ready,
            List<String> missing,
            boolean mayState,
            List<PartView> parts) {}

    /** @param office 万新社区·居委会 of who stated it; absent when nobody did */
    record PartView(
            String part,
            String label,
            boolean there,
            String text,
            @Nullable String office,
            @Nullable String person,
            @Nullable Instant at) {}

    private View view(CommunityReadiness community) {
        String code = community.community().code();
        return new View(
                code,
                community.community().shortName(),
                community.ready(),
                community.missing().stream().map(ReadinessPart::label).toList(),
                readiness.mayState(code, actors.current().person()),
                community.parts().stream().map(this::view).toList());
    }

    private PartView view(CommunityReadiness.Part part) {
        Actor by = part.by();
        boolean person = by != null && !by.equals(Actor.SYSTEM);
        return new PartView(
                part.part().word(),
                part.part().label(),
                part.there(),
                part.text(),
                person ? directory.groupName(by.unit() + "." + by.role()) : by == null ? null : "组织机构文件",
                person ? directory.personName(by.person()) : null,
                part.at());
    }
}

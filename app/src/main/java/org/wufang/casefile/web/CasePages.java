package org.wufang.casefile.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages that read the API with the login of who opens them: they hold no data themselves. */
@RestController
@Hidden
class CasePages {

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    @GetMapping(path = "/cases", produces = HTML)
    Resource list() {
        return new ClassPathResource("pages/cases.html");
    }

    @GetMapping(path = "/cases/{number}", produces = HTML)
    Resource file() {
        return new ClassPathResource("pages/case.html");
    }
}

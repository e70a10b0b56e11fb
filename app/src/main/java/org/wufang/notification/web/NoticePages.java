package org.wufang.notification.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page that reads the API with the login of who opens it. */
@RestController
@Hidden
class NoticePages {

    @GetMapping(path = "/notices", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    Resource list() {
        return new ClassPathResource("pages/notices.html");
    }
}

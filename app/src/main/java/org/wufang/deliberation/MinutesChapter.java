package org.wufang.deliberation;

import java.util.List;
import org.wufang.platform.paper.Document;

/**
 * What a room tells in the minutes (会议纪要) of a deliberation. Where it stands is its bean's {@code @Order}: see {@link
 * MinutesOrder}.
 */
public interface MinutesChapter {

    /**
     * @param toSign whether the minutes are laid out for signing: every signature is still to come
     * @return a section in which nothing stands is left out
     */
    List<Document.Section> of(Proceedings sitting, boolean toSign);
}

package org.wufang.deliberation;

import java.util.List;
import org.wufang.platform.paper.Document;

/**
 * What a room tells of one round in the minutes (会议纪要). Where it stands is its bean's {@code @Order}: see {@link
 * MinutesOrder}.
 */
public interface RoundChapter {

    List<Document.Part> of(Proceedings sitting, Round round);
}

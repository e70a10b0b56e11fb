package org.wufang.deliberation.voices;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.platform.forms.FormRejected;

/** Who speaks in the Tasklist for somebody heard: the street, a department, the residents' committee for all others. */
@Component
public class Spokesmen {

    static final String OF_ALL_OTHERS = "residentsCommittee";

    private static final String STREET = "coordination";
    private static final String DEPARTMENT = "dept-";

    private final Directory directory;

    Spokesmen(Directory directory) {
        this.directory = directory;
    }

    /** Word → Chinese name: {@code residentsCommittee}, {@code coordination}, {@code chengguan} … */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(OF_ALL_OTHERS, "由居委会代录");
        words.put(STREET, "街道综合协调中心");
        for (Unit department : directory.departments()) {
            words.put(department.code().substring(DEPARTMENT.length()), department.name());
        }
        return words;
    }

    /**
     * The group behind a word.
     *
     * @param word empty for the residents' committee
     * @param field key of the field in which it was chosen
     * @throws org.wufang.platform.forms.FormRejected when there is no such office
     */
    public String group(String word, String community, String field) {
        if (word.isEmpty() || word.equals(OF_ALL_OTHERS)) {
            return community + "." + OF_ALL_OTHERS;
        }
        FormRejected.unless(words().containsKey(word), field, "由谁答复", "unknown-spokesman", word);
        return word.equals(STREET)
                ? directory.place(community).orElseThrow().street() + "." + STREET
                : DEPARTMENT + word + ".department";
    }
}

package org.wufang.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A robot in a group chat. Its address is a password: it is in no log and no answer.
 *
 * @param secret of a DingTalk robot that demands a signature (加签); empty when it demands none
 * @param units whom it serves: codes of units ({@code 430302003}, all roles in exactly this unit) or engine groups
 */
record Webhook(Robot robot, String url, @DefaultValue("") String secret, List<String> units) {

    /** What a receiver's column takes. */
    private static final int LONGEST_NAME = 64;

    /** @throws IllegalArgumentException that names the setting and never the address */
    void check(String property, String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(property + "：名称最多 64 个字符");
        }
        if (robot == null) {
            throw new IllegalArgumentException(property + ".robot 须是 wecom（企业微信）或 dingtalk（钉钉）");
        }
        if (url == null || !isAddress(url)) {
            throw new IllegalArgumentException(property + ".url 须是 http 或 https 地址");
        }
        if (units == null || units.isEmpty()) {
            throw new IllegalArgumentException(property + ".units 须写明为哪些单位或用户组发送");
        }
        if (!secret.isEmpty() && robot != Robot.DINGTALK) {
            throw new IllegalArgumentException(property + ".secret 只用于钉钉机器人的加签");
        }
    }

    boolean serves(Collection<String> groups) {
        return groups.stream()
                .anyMatch(group -> units.contains(group)
                        || group.lastIndexOf('.') > 0 && units.contains(group.substring(0, group.lastIndexOf('.'))));
    }

    static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return List.of("http", "https").contains(scheme)
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Webhook[" + robot + ", " + units + "]";
    }
}
